import type { Installed, UrlOfSchema } from '@referrals/develop';
import type { KeyRing } from '@referrals/service-kit';

export const MODES = ['local', 'kafka'] as const;
export type Mode = (typeof MODES)[number];

/** The product as it is delivered in one of its modes, in processes of its own, on a database that stays while it is started and ended. */
export interface System extends Installed {
  /** Started and ready; `nodeOptions` of its processes, as `NODE_OPTIONS`. @throws Error with what it said when it does not come up */
  start(nodeOptions?: string): Promise<void>;
  /** Its own processes only. */
  end(): Promise<void>;
  /** Superuser's URL of the database of a schema. */
  readonly urlOf: UrlOfSchema;
  /** The keys that cases are sealed with. */
  keys(): KeyRing;
  /** Its own processes now, and those it works with. */
  readonly pids: { readonly node: readonly number[]; readonly postgres: number; readonly broker?: number };
  /** What a monitor looks at, by name. */
  readonly monitored: Readonly<Record<string, string>>;
  /** Ends and removes all of it. */
  stop(): Promise<void>;
}
