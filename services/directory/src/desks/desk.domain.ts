import { AGENCIES, DomainError, type DeskAgency } from '@referrals/contracts';

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

/**
 * Whether a new desk receives referrals: as told, else when its agency holds any.
 * @throws DomainError AGENCY_HOLDS_NO_REFERRALS
 */
export function receivesReferrals({ agency, receivesReferrals: told }: { agency: DeskAgency; receivesReferrals?: boolean | undefined }): boolean {
  const holds = AGENCIES.some((one) => one === agency);
  if (told === true && !holds) throw new DomainError('AGENCY_HOLDS_NO_REFERRALS', { field: 'receivesReferrals' });
  return told ?? holds;
}

/** What of two desks decides whether one can stand in for the other, or be above it. */
interface Related { readonly id?: string | undefined; readonly agency: string; readonly jurisdiction: string; readonly receivesReferrals: boolean }

/** A backup does the same agency's work and gets what it gets; a desk is not its own. @throws DomainError BACKUP_DESK_INVALID */
export function expectBackup(desk: Related, backup: Related): void {
  if (backup.id === desk.id || backup.agency !== desk.agency || (desk.receivesReferrals && !backup.receivesReferrals)) {
    throw new DomainError('BACKUP_DESK_INVALID', { field: 'backupDesk' });
  }
}

/** What is above is of the same agency and answers for a wider place, so no desk is above itself by way of others. @throws DomainError SUPERIOR_DESK_INVALID */
export function expectSuperior(desk: Related, superior: Related): void {
  if (superior.agency !== desk.agency || superior.jurisdiction.length >= desk.jurisdiction.length) throw new DomainError('SUPERIOR_DESK_INVALID', { field: 'superior' });
}
