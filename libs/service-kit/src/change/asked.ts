import type { Principal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import type { DomainError } from '@referrals/contracts';
import type { Actor, Tx } from '@referrals/database';
import type { RequestKey } from '../http/input.js';

/** What somebody asks to change, and what tells this request from another. */
export interface Asked {
  /** Undefined: nobody signed in. */
  readonly principal: Principal | undefined;
  /** The change is made once per key. Without one a second try is refused by the version that the request carries. */
  readonly key?: RequestKey | undefined;
  /** What was said; the same key with another body is refused. */
  readonly body?: unknown;
  /** How the trail names who acts; `actorAt(principal)` unless said, here or where an entry is recorded. */
  readonly actor?: Actor | undefined;
  /** By what the key is kept; the staff id, or the report that the token is for, unless said. */
  readonly keptAs?: string | undefined;
  /** The answer outlives the 30 days after which others go. */
  readonly forEver?: boolean | undefined;
  /** What is said of what is not there, or not theirs to see; NOT_FOUND unless said. */
  readonly unseen?: (() => DomainError) | undefined;
}

/** An aggregate that is known by its id, and what is read of it and around it for the decision. */
export interface Target<S> {
  readonly id: string;
  /**
   * Runs behind the lock, under the row security of who asks, in one message with it: what it answers stays true until the commit. Issue all
   * statements before waiting for one. Undefined: not there, or not theirs to see. `now` is the request's moment, for row security too.
   */
  readonly read: (tx: Tx, now: Instant) => Promise<S | undefined>;
}

/** An aggregate to make, and what is read for the decision besides. */
export interface Creation<S> {
  /** A fresh one for each; of an aggregate that is there already, `isFirst` is false. */
  readonly id: string;
  /** As in `Target`. */
  readonly read?: ((tx: Tx, now: Instant) => Promise<S | undefined>) | undefined;
}

/** An aggregate whose id is not known yet, or that who asks sees by what the service established. */
export interface Admitted<S> {
  /** The id the service established, or a statement that sets `app.reports` to the one id that who asks may change. */
  readonly admit: string | ((tx: Tx) => void);
  /** As in `Target`. */
  readonly read: (tx: Tx, now: Instant) => Promise<S | undefined>;
}

/** An aggregate that an event is about. */
export interface EventTarget<S> extends Target<S> {
  /** Why the event waits while the aggregate is not there: a stable code. */
  readonly notYet: string;
  /** Who acted elsewhere; the system unless said. */
  readonly actor?: Actor | undefined;
}
