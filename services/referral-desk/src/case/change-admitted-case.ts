import type { Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { changeCase, type Actor, type ServiceDatabase, type Tx } from '@referrals/database';
import type { Outcome } from './case-draft.domain.js';
import type { CaseState } from './case.domain.js';
import { readCase } from './read-case.js';
import { saveCase } from './save-case.js';
import { tellCase } from './tell-case.js';

export interface Decided<T> {
  readonly outcome: Outcome;
  readonly actor: Actor;
  readonly answer: T;
  /** What else is kept, written after the case's own rows. */
  readonly keep?: () => void;
}

/**
 * The report of a row that the caller sees, at once admitting the transaction to that one case, and to no other: to read all of it
 * and to change it. Nothing seen admits to nothing.
 */
export async function admitBy(tx: Tx, table: 'referral' | 'feedback', id: string): Promise<string | undefined> {
  const row = await tx.maybeOne<{ report: string }>(
    `SELECT report_id AS report, set_config('app.reports', format('{%s}', report_id), true) FROM ${table} WHERE id = $1`, [id],
  );
  return row?.report;
}

/**
 * Changes the case that the transaction is admitted to (by `admitBy` or its context): lock, read, decide, then rows, trail and
 * events with the commit.
 * @throws DomainError NOT_FOUND when the case is not here; what `decide` throws, and then nothing is changed
 */
export function changeAdmittedCase<T>(
  database: ServiceDatabase, tx: Tx, reportId: string, now: Instant, decide: (before: CaseState, at: Instant) => Decided<T>,
): Promise<T> {
  const changed = changeCase(database, tx, { caseId: reportId, actor: { role: 'SYSTEM' }, now }, async (change) => {
    const before = await read;
    if (before === undefined) throw new DomainError('NOT_FOUND');
    const { outcome, actor, answer, keep } = decide(before, change.at);
    saveCase(tx, before, outcome.state, change.at);
    keep?.();
    tellCase(change, outcome, actor);
    return answer;
  });
  // Sent behind the lock in one message, and answered after it: what is read stays true until the commit.
  const read = readCase(tx, reportId);
  read.catch(() => undefined);
  return changed;
}
