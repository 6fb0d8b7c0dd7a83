import { databaseContext, nobody, type Principal } from '@referrals/auth';
import type { Clock, Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import {
  changeCase, changeHeads, changeOnce, once, type Actor, type Change, type IdempotencyRequest, type IdempotencySecrets, type ServiceDatabase, type Tx,
} from '@referrals/database';
import { NotYet } from '@referrals/event-bus';
import { actorAt } from './actor-at.js';
import type { Admitted, Asked, Creation, EventTarget, Target } from './asked.js';

const SYSTEM: Actor = { role: 'SYSTEM' };

/**
 * How an aggregate changes, whoever asks: its head is locked, what is decided on is read behind the lock, and rows, trail and events are
 * committed together. Changes of one aggregate are serial; nothing remote happens inside. Nothing recorded is nothing changed.
 * A person's change costs two messages to the database: all that is asked, and all that is written with the commit.
 */
export class ChangeDoor {
  constructor(private readonly database: ServiceDatabase, private readonly clock: Clock, private readonly secrets: IdempotencySecrets) {}

  now(): Instant {
    return this.clock.now();
  }

  /** What somebody sees, under row security, in one transaction. */
  read<T>(principal: Principal | undefined, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction(principal, this.now(), work);
  }

  /** Makes an aggregate, once per key. One that has this id already is locked instead. */
  create<T extends object, S = undefined>(asked: Asked, { id, read }: Creation<S>, work: (change: Change, known: S) => Promise<T> | T): Promise<T> {
    const now = this.now();
    return this.transaction(asked.principal, now, async (tx) => {
      const make = (): Promise<T> => {
        const reading = read && begun(read(tx, now));
        return changeCase(this.database, tx, { caseId: id, actor: actorOf(asked), now, create: true }, async (change) =>
          work(change, reading === undefined ? undefined as S : found(await reading, asked)));
      };
      return asked.key === undefined ? make() : (await once(tx, this.request(asked, asked.key, now), make)).answer;
    });
  }

  /**
   * Changes an aggregate that who asks sees.
   * @throws DomainError what `unseen` says for what they do not see, asked behind the lock; IDEMPOTENCY_*; what `work` throws. Nothing is changed then
   */
  change<S, T extends object>(asked: Asked, target: Target<S>, work: (change: Change, before: S) => Promise<T> | T): Promise<T> {
    return this.changeAll<[S], T>(asked, [target], ([change], [before]) => work(change, before));
  }

  /**
   * As `change`, of two aggregates or more in one (link, merge): all or none. It never waits for one while it holds another, so two that ask for
   * the same in another order never wait for each other. The same id twice is one change. Each has its own trail and its own events.
   */
  changeAll<S extends readonly unknown[], T extends object>(
    asked: Asked, targets: { readonly [K in keyof S]: Target<S[K]> }, work: (changes: { readonly [K in keyof S]: Change }, before: S) => Promise<T> | T,
  ): Promise<T> {
    const now = this.now();
    const heads = targets.map(({ id }) => id);
    const request = { heads, actor: actorOf(asked), now, unseen: asked.unseen, once: asked.key && this.request(asked, asked.key, now) };
    return this.transaction(asked.principal, now, (tx) => {
      const changed = changeHeads(this.database, tx, request, async (changes) => {
        const before = (await reading).map((one) => found(one, asked));
        return work(changes as { readonly [K in keyof S]: Change }, before as unknown as S);
      });
      // Sent behind the locks, and answered after them.
      const reading = begun(Promise.all(targets.map(({ read }) => read(tx, now))));
      return changed;
    });
  }

  /** As `change`, of the one aggregate that who asks is admitted to (row security by `app.reports`). */
  changeAdmitted<S, T extends object>(
    asked: Asked & { readonly key: NonNullable<Asked['key']> }, { admit, read }: Admitted<S>, work: (change: Change, before: S) => Promise<T> | T,
  ): Promise<T> {
    const now = this.now();
    const request = { ...this.request(asked, asked.key, now), actor: actorOf(asked) };
    return this.transaction(asked.principal, now, (tx) => {
      if (typeof admit !== 'string') admit(tx);
      const changed = changeOnce(this.database, tx, request, async (change) => work(change, found(await reading, asked)));
      const reading = begun(read(tx, now));
      return changed;
    }, typeof admit === 'string' ? [admit] : []);
  }

  /** Makes an aggregate beside the one that changes: nobody waits for what nobody knows yet. */
  createWithin<T>({ tx, at, actor }: Pick<Change, 'tx' | 'at' | 'actor'>, id: string, work: (change: Change) => Promise<T> | T): Promise<T> {
    return changeCase(this.database, tx, { caseId: id, actor, now: at, create: true }, work);
  }

  /**
   * Changes an aggregate by an event, in the inbox's own transaction. One aggregate an event: what concerns a second is an event to it.
   * @throws NotYet while the aggregate is not there: the event waits
   */
  async changeByEvent<S>(tx: Tx, { id, read, notYet, actor = SYSTEM }: EventTarget<S>, work: (change: Change, before: S) => Promise<void> | void): Promise<void> {
    const now = this.now();
    const changed = changeCase(this.database, tx, { caseId: id, actor, now }, async (change) => work(change, found(await reading)));
    const reading = begun(read(tx, now));
    await changed.catch((error: unknown) => {
      throw error instanceof DomainError && error.code === 'NOT_FOUND' ? new NotYet(notYet) : error;
    });
  }

  /** Makes an aggregate by an event; one that is here already is left as it is. */
  async createByEvent(tx: Tx, id: string, work: (change: Change) => Promise<void> | void): Promise<void> {
    await changeCase(this.database, tx, { caseId: id, actor: SYSTEM, now: this.now(), create: true }, async (change) => {
      if (change.isFirst) await work(change);
    });
  }

  private transaction<T>(principal: Principal | undefined, now: Instant, work: (tx: Tx) => Promise<T>, admitted: readonly string[] = []): Promise<T> {
    return this.database.transaction(principal === undefined ? nobody(now) : databaseContext(principal, now, admitted), work);
  }

  private request({ principal, body, keptAs, forEver = false }: Asked, key: NonNullable<Asked['key']>, at: Instant): IdempotencyRequest {
    return { principal: keptAs ?? nameOf(principal), ...key, body, at, secrets: this.secrets, forEver };
  }
}

const actorOf = ({ actor, principal }: Asked): Actor => actor ?? actorAt(principal);

function nameOf(principal: Principal | undefined): string {
  if (principal === undefined) return 'anonymous';
  return principal.kind === 'STAFF' ? principal.staff : `report ${principal.report}`;
}

function found<S>(state: S | undefined, { unseen }: Pick<Asked, 'unseen'> = {}): S {
  if (state === undefined) throw unseen?.() ?? new DomainError('NOT_FOUND');
  return state;
}

/** Waited for later or not at all: what it fails with never ends the process as unheard. */
function begun<T>(reading: Promise<T>): Promise<T> {
  reading.catch(() => undefined);
  return reading;
}
