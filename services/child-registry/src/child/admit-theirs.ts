import { DomainError } from '@referrals/contracts';
import type { Moves, Moving } from '@referrals/policy';

/** As `admit` of the table; whom it does not let is told that the move is not theirs. @throws DomainError NOT_YOURS_TO_DO, ILLEGAL_MOVE */
export function admitTheirs<R extends Moving, B, A extends string>(moves: Moves<R, B, A>, action: A, record: R, by: B): void {
  if (moves.rowAt(action, record) !== undefined && !moves.allowed(record, by).includes(action)) throw new DomainError('NOT_YOURS_TO_DO');
  moves.admit(action, record, by);
}
