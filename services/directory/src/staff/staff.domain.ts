import { DomainError } from '@referrals/contracts';
import { isWeak, type Weighing } from './password-strength.domain.js';

export const STAFF_STATUSES = ['ACTIVE', 'SUSPENDED'] as const;
export type StaffStatus = (typeof STAFF_STATUSES)[number];

/** The moves of an account: which status each leaves from and leads to. */
export const staffMoves = {
  suspend: { from: 'ACTIVE', to: 'SUSPENDED' },
  restore: { from: 'SUSPENDED', to: 'ACTIVE' },
} as const satisfies Record<string, { from: StaffStatus; to: StaffStatus }>;
export type StaffMove = keyof typeof staffMoves;

/** What an administrator may do with an account in this status. */
export function staffActions(status: StaffStatus): string[] {
  const moves = (Object.keys(staffMoves) as StaffMove[]).filter((move) => staffMoves[move].from === status);
  return ['change', 'set-roles', 'reset-password', ...moves];
}

/** The status a move leads to. @throws DomainError STAFF_STATUS_CONFLICT when it does not start here */
export function moveStaff(status: StaffStatus, move: StaffMove): StaffStatus {
  if (staffMoves[move].from !== status) throw new DomainError('STAFF_STATUS_CONFLICT', { facts: { allowedActions: staffActions(status) } });
  return staffMoves[move].to;
}

/** @throws DomainError PASSWORD_WEAK */
export function expectGoodPassword(password: string, against: Weighing): void {
  if (isWeak(password, against)) throw new DomainError('PASSWORD_WEAK', { field: 'password' });
}
