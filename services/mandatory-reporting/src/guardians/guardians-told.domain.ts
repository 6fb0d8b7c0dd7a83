import { DomainError } from '@referrals/contracts';
import type { Facts } from '@referrals/policy';

/** Relations that are the home itself, whatever was said of living together. */
const HOME = ['GUARDIAN', 'GUARDIAN_PARTNER', 'CAREGIVER'];

export interface Telling { readonly told: boolean; readonly abuseChecked?: boolean | undefined }

/**
 * Whether the guardians may be told. Not to tell them may always be decided. To tell them is refused while a guardian or
 * somebody who lives with the child is suspected or this is unknown (nobody said who is suspected, or not whether they live
 * there); of a runaway, before a check for abuse is recorded.
 * @throws DomainError GUARDIANS_SUSPECTED, SUSPECTS_UNKNOWN, ABUSE_CHECK_REQUIRED
 */
export function allowTelling({ told, abuseChecked }: Telling, facts: Pick<Facts, 'suspects' | 'concerns'>): void {
  if (!told) return;
  // Nobody lives with themselves: a child suspected of harming itself keeps nobody from being told.
  const others = facts.suspects?.filter((one) => one.relation !== 'SELF');
  if (others?.some((one) => HOME.includes(one.relation) || one.cohabiting === true)) throw new DomainError('GUARDIANS_SUSPECTED');
  // A later word that they do not live there answers an earlier one that left it open.
  const clear = (relation: string): boolean => others?.some((one) => one.relation === relation && one.cohabiting === false) ?? false;
  if (facts.suspects === undefined || others?.some((one) => !clear(one.relation))) throw new DomainError('SUSPECTS_UNKNOWN');
  if (facts.concerns?.includes('RUNAWAY') && abuseChecked !== true) throw new DomainError('ABUSE_CHECK_REQUIRED', { field: 'abuseChecked' });
}
