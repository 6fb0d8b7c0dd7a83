import { laterOf, type Instant } from '@referrals/calendar';
import { DomainError, type EventData, type EventDefinition, type EventEnvelope } from '@referrals/contracts';
import { v7 } from 'uuid';
import { admittedDuties, heldDuties, type HeldDuties } from './duty-keeper.port.js';
import { heard } from './heard.js';
import { onceHeldBy, type Claim, type IdempotencyRequest } from './idempotency.js';
import { LEAVE_CHANGES } from './leave-changes.js';
import { shardOf } from './shards.js';
import { NO_HASH, trailHash, type TrailAction, type TrailEntry, type TrailFacts } from './trail.js';
import type { ServiceDatabase } from './service-database.js';
import type { Tx } from './tx.js';

/** Who acts. A reporter is only ever `REPORTER`; the system acts when an event is handled. */
export interface Actor {
  readonly role: 'MEMBER' | 'SUPERVISOR' | 'REPORTER' | 'COORDINATOR' | 'ADMIN' | 'SYSTEM';
  readonly staff?: string;
  readonly desk?: string;
}

export interface ChangeRequest {
  readonly caseId: string;
  readonly actor: Actor;
  /** The clock's now; the change's time is this or the trail's last time, whichever is later. */
  readonly now: Instant;
  /** Makes the head of a new case; without it an unknown case is NOT_FOUND. */
  readonly create?: boolean;
}

/** A change under way: the case's head is locked, so what is read now stays true until the commit. */
export class Change {
  private readonly entries: (TrailEntry & { hash: string })[] = [];
  private readonly envelopes: EventEnvelope[] = [];
  /** Types among them that nobody listens to. */
  private readonly internal = new Set<string>();

  private due: ReadonlyMap<string, Instant> | undefined;

  /** How many links the trail had before this. */
  private readonly links: number;
  /** Nothing was recorded of the case before this. */
  readonly isFirst: boolean;

  constructor(
    readonly tx: Tx, readonly caseId: string, readonly at: Instant, readonly actor: Actor,
    private readonly service: string, private n: number, private hash: string, private readonly before?: Instant,
  ) {
    this.isFirst = n === 0;
    this.links = n;
  }

  /** Appends a link to the case's trail. */
  record(action: TrailAction, facts: TrailFacts = {}, actor: Actor = this.actor): void {
    const entry: TrailEntry = {
      caseId: this.caseId, n: this.n + 1, at: this.at, desk: actor.desk ?? null, actorRole: actor.role,
      actor: actor.role === 'REPORTER' ? null : actor.staff ?? null, action, facts, prev: this.hash,
    };
    const hash = trailHash(entry);
    this.entries.push({ ...entry, hash });
    this.n = entry.n;
    this.hash = hash;
  }

  /** Leaves an event in the outbox; its key is the case. The data is checked against the event's schema: a malformed fact never leaves, nor a field it does not declare. */
  emit<D extends EventDefinition>(event: D, data: EventData<D>, subject: string = this.caseId): string {
    const checked = event.data.safeParse(data);
    if (!checked.success) {
      throw new Error(`${event.type} does not fit its schema at ${checked.error.issues.map((issue) => issue.path.join('.')).join(', ')}`);
    }
    if (event.consumers.length === 0) this.internal.add(event.type);
    const id = v7();
    this.envelopes.push({
      specversion: '1.0', id, source: `/${this.service}`, type: event.type, subject, time: this.at, partitionkey: this.caseId,
      traceparent: traceparent(this.caseId, id), datacontenttype: 'application/json', data: checked.data,
    });
    return id;
  }

  /** When the first of what is owed at that place is due, asked when the change is written; undefined where this change moves nothing there. */
  dueAt(place: string): Instant | undefined {
    return this.due?.get(place);
  }

  /** Hands trail, outbox, head and what the case owes from now on to the commit. */
  async finish(database: ServiceDatabase, held?: HeldDuties): Promise<void> {
    if (this.entries.length === 0 && this.envelopes.length > 0) throw new Error('An event without a trail entry');
    const followed = await database.duties?.follow(this.tx, { change: this, before: this.before, links: this.links, events: [...this.envelopes], held });
    if (this.entries.length === 0 && followed === undefined) return;
    this.due = followed?.dueAt;
    const duties = database.duties && (followed?.kept ?? NOTHING_OWED);
    const shard = shardOf(this.caseId, database.shards);
    const events = this.envelopes.some(({ type }) => !this.internal.has(type));
    this.tx.writeBatched(LEAVE_CHANGES, [{
      case: this.caseId, entries: [...this.entries], n: this.n, hash: this.hash, at: this.at, shard, envelopes: [...this.envelopes],
      ...(this.internal.size === 0 ? {} : { internal: [...this.internal] }), ...(duties === undefined ? {} : { duties }),
    }]);
    if (events) this.tx.afterCommit(() => database.wakeOutbox(shard));
  }
}

/**
 * The change door: lock the case's head, decide on what is read under it, save, and leave trail and events in the same
 * transaction. All changes of a case are serial; nothing remote may happen inside. `work` runs its reads through
 * `change.tx`; statements issued together with the lock of a case that is there (without `create`) are answered after it and see what the
 * last holder committed.
 */
export async function changeCase<T>(
  database: ServiceDatabase, tx: Tx, request: ChangeRequest, work: (change: Change) => Promise<T> | T,
): Promise<T> {
  const made = request.create ? await makeHead(tx, request) : undefined;
  if (made !== undefined) return changeFrom(database, tx, request, made, undefined, work);
  const locked = lockHead(tx, request);
  // Sent behind the lock, and answered after it.
  const held = heard(heldDuties(tx, database.duties, [request.caseId]));
  const head = await locked;
  if (head === undefined) throw new DomainError('NOT_FOUND');
  return changeFrom(database, tx, request, head, held.then((all) => all.get(request.caseId)), work);
}

/**
 * As `once` and in it `changeCase`, for the one case that the transaction is admitted to (`app.reports`, by its context or a statement
 * issued before): key and lock are one statement, so statements issued together with it are answered behind the lock, in the same message.
 * @throws DomainError NOT_FOUND when there is no such case or it is admitted to none; IDEMPOTENCY_*
 */
export async function changeOnce<T extends object>(
  database: ServiceDatabase, tx: Tx, request: IdempotencyRequest & Pick<ChangeRequest, 'actor'>, work: (change: Change) => Promise<T> | T,
): Promise<T> {
  let owed: Promise<HeldDuties | undefined> = Promise.resolve(undefined);
  const hold = (values: readonly string[]) => {
    const held = tx.maybeOne<Claim & Head & { caseId: string | null }>(HOLD_CASE, values);
    owed = heard(admittedDuties(tx, database.duties));
    return held;
  };
  const { answer } = await onceHeldBy(tx, request, hold, async (held) => {
    if (!held?.caseId) throw new DomainError('NOT_FOUND');
    return changeFrom(database, tx, { caseId: held.caseId, actor: request.actor, now: request.at }, held, owed, work);
  });
  return answer;
}

async function changeFrom<T>(
  database: ServiceDatabase, tx: Tx, request: ChangeRequest, head: Head, owed: Promise<HeldDuties | undefined> | undefined, work: (change: Change) => Promise<T> | T,
): Promise<T> {
  const change = new Change(tx, request.caseId, laterOf(request.now, head.at), request.actor, database.service, head.n, head.hash, head.n === 0 ? undefined : head.at);
  const result = await work(change);
  await change.finish(database, await owed);
  return result;
}

/** Said all the same: the duties are derived up to this change. */
const NOTHING_OWED = { rows: [], steps: [], places: [] };

export interface Head { readonly n: number; readonly hash: string; readonly at: Instant }

const HOLD_CASE = 'SELECT outcome, stored, case_id AS "caseId", n, hash, at FROM hold_case($1, $2, $3, $4, $5, $6)';

const MAKE_HEADS = `INSERT INTO case_head (case_id, n, hash, at) SELECT key, 0, hash, at FROM jsonb_to_recordset($1) AS asked(key uuid, hash text, at timestamptz)
  ON CONFLICT DO NOTHING RETURNING case_id AS key, n, hash, at`;

/** The head of a case nobody knows yet, which nobody else sees before the commit; undefined when it is known. */
function makeHead(tx: Tx, { caseId, now }: ChangeRequest): Promise<Head | undefined> {
  return tx.maybeOneBatched(MAKE_HEADS, { key: caseId, hash: NO_HASH, at: now });
}

function lockHead(tx: Tx, { caseId }: ChangeRequest): Promise<Head | undefined> {
  return tx.maybeOne('SELECT n, hash, at FROM case_head WHERE case_id = $1 FOR UPDATE', [caseId]);
}

/** W3C trace context: the trace is the case's, so all of a case's hops are found together; the span is named by the event's own random half. */
function traceparent(caseId: string, id: string): string {
  return `00-${caseId.replaceAll('-', '')}-${id.replaceAll('-', '').slice(16)}-01`;
}
