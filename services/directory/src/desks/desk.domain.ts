import { DomainError } from '@referrals/contracts';

export const DESK_STATES = ['PLANNED', 'OPEN', 'CLOSED'] as const;
export type DeskState = (typeof DESK_STATES)[number];

/** Days are those of Asia/Shanghai; `closesOn` is the first day on which the desk is closed. */
export function deskState(desk: { opensOn: string; closesOn?: string | null | undefined }, today: string): DeskState {
  if (desk.closesOn && desk.closesOn <= today) return 'CLOSED';
  return desk.opensOn <= today ? 'OPEN' : 'PLANNED';
}

/** What an administrator may do with a desk; a closed one stays as it was, because decisions name it. */
export function deskActions(state: DeskState): readonly string[] {
  return state === 'CLOSED' ? [] : ['change', 'close', 'set-members'];
}

/** @throws DomainError DESK_CLOSED */
export function expectNotClosed(desk: { state: DeskState }): void {
  if (desk.state === 'CLOSED') throw new DomainError('DESK_CLOSED');
}

/** A closing day is not before the opening and not in the past: what happened while it was open stays as it happened. */
export function expectClosingDay(desk: { opensOn: string }, closesOn: string, today: string): void {
  if (closesOn < desk.opensOn || closesOn < today) throw new DomainError('DESK_DATES_INVALID', { field: 'closesOn' });
}
