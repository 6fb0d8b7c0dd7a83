import { laterOf, type Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { Change, type Actor, type Head } from './change.js';
import { heldDuties, type HeldDuties } from './duty-keeper.port.js';
import { heard } from './heard.js';
import { onceHeldBy, type Claim, type IdempotencyRequest } from './idempotency.js';
import type { ServiceDatabase } from './service-database.js';
import type { Tx } from './tx.js';

export interface HeadsRequest {
  /** Ids of the cases that change; one named twice is one. */
  readonly heads: readonly string[];
  readonly actor: Actor;
  readonly now: Instant;
  /** Makes the change once per key. Without it a second try is refused by the version that the request carries. */
  readonly once?: IdempotencyRequest | undefined;
  /** What is said of a case that is not there, or not theirs to change; NOT_FOUND unless said. */
  readonly unseen?: (() => DomainError) | undefined;
}

/** Cases that are changed only where nobody else is at it, and something holds of them that one at a time is to do. */
export interface FreeHeadsRequest extends Pick<HeadsRequest, 'heads' | 'actor' | 'now'> {
  /** In SQL, of `case_head AS head`; values from `$2` on. */
  readonly still?: { readonly holds: string; readonly values: readonly unknown[] } | undefined;
}

type Owed = ReadonlyMap<string, HeldDuties>;
type Held = Claim & Head & { readonly caseId: string };

const HOLD_HEADS = 'SELECT outcome, stored, case_id AS "caseId", n, hash, at FROM hold_heads($1, $2, $3, $4, $5, $6, $7)';
const NO_KEY = Array<null>(6).fill(null);

/**
 * The change door for cases that are known by their ids, one or several: key and locks are one statement, so statements issued together
 * with it are answered behind all the locks, in the same message. It never waits for a lock while it holds another one (migration 010).
 * `work` gets the changes in the order of `heads`; all have one time.
 * @throws DomainError what `unseen` says unless each case is there and row security lets who asks change it; IDEMPOTENCY_*
 */
export async function changeHeads<T extends object>(
  database: ServiceDatabase, tx: Tx, request: HeadsRequest, work: (changes: readonly Change[]) => Promise<T> | T,
): Promise<T> {
  let owed: Promise<Owed> = Promise.resolve(new Map());
  const hold = (key: readonly (string | null)[]): Promise<Held[]> => {
    const held = tx.query<Held>(HOLD_HEADS, [...key, request.heads]);
    owed = heard(heldDuties(tx, database.duties, request.heads));
    return held;
  };
  if (request.once === undefined) {
    const held = await hold(NO_KEY);
    return changeHeld(database, tx, request, held, owed, work);
  }
  const { answer } = await onceHeldBy(tx, request.once, async (key) => {
    const held = await hold(key);
    return { outcome: held[0]?.outcome ?? null, stored: held[0]?.stored ?? null, held };
  }, (claim) => changeHeld(database, tx, request, claim?.held ?? [], owed, work));
  return answer;
}

/**
 * As `changeHeads`, for work that several processes share: a head that somebody holds is left to them, and so is a case of which `still` does
 * not hold any more. It waits for nobody. Answers the ids of the cases that changed.
 */
export async function changeFreeHeads(database: ServiceDatabase, tx: Tx, { heads, actor, now, still }: FreeHeadsRequest): Promise<string[]> {
  const free = await tx.query<Held>(
    `SELECT case_id AS "caseId", n, hash, at FROM case_head AS head WHERE case_id = ANY ($1)${still === undefined ? '' : ` AND ${still.holds}`} ORDER BY case_id FOR UPDATE SKIP LOCKED`,
    [heads, ...still?.values ?? []]);
  const held = free.map(({ caseId }) => caseId);
  if (held.length === 0) return held;
  const owed = heard(heldDuties(tx, database.duties, held));
  await changeHeld(database, tx, { heads: held, actor, now }, free, owed, () => undefined);
  return held;
}

async function changeHeld<T>(
  database: ServiceDatabase, tx: Tx, { heads, actor, now, unseen }: HeadsRequest, held: readonly Held[], owed: Promise<Owed>,
  work: (changes: readonly Change[]) => Promise<T> | T,
): Promise<T> {
  const at = held.reduce((latest, head) => laterOf(latest, head.at), now);
  const byId = new Map(held.map(({ caseId, n, hash, at: before }) => [caseId, new Change(tx, caseId, at, actor, database.service, n, hash, before)]));
  const changes = heads.map((id) => byId.get(id) ?? fail(unseen));
  const result = await work(changes);
  const duties = await owed;
  // Together: what each asks by the same statement travels as one.
  const finished = await Promise.allSettled([...byId.values()].map((change) => change.finish(database, duties.get(change.caseId))));
  const failed = finished.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return result;
}

function fail(unseen: HeadsRequest['unseen']): never {
  throw unseen?.() ?? new DomainError('NOT_FOUND');
}
