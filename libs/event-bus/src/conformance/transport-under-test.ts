import type { Failpoint } from '../failpoints.js';
import type { TransportFeatures } from '../transport.port.js';
import type { World } from './world.js';

/** A transport as the conformance suite meets it. */
export interface TransportUnderTest {
  readonly name: string;
  readonly features: TransportFeatures;
  /** Address of the module that exports `createTransport`; it runs in the suite's processes. */
  readonly module: string;
  readonly variant: string;
  /** Steps it passes between outbox and inbox, at each of which a process is killed. */
  readonly failpoints: readonly Failpoint[];
  /** After so long without a change what was sent counts as lost. Longer where a group that was stopped is joined anew, on a busy machine. */
  readonly patienceMs?: number;
  /** Breaks the suite's own handlers: their effects are committed apart from the event. */
  readonly effectsOutside?: boolean;
  /** What a world of its own needs (topics, a way to be cut), and its end. */
  prepare?(): Promise<TransportUnderTest & { release(): Promise<void> }>;
  /** With the feature `foreignBytes`: puts bytes of somebody else's on a topic. */
  inject?(world: World, topic: string, key: string, bytes: Buffer, attributes: Readonly<Record<string, string>>): Promise<void>;
  /** With the feature `acknowledged`: a variant in which acknowledgements get lost, and two keys of different shards whose events travel in one stream. */
  forgetful?(): { readonly variant: string; readonly keys: readonly [string, string] };
  /** Takes the transport away, as a broken network or broker would, and brings it back. */
  cut(world: World): Promise<void>;
  mend(world: World): Promise<void>;
}
