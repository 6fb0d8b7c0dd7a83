import type { StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import type { CaseFile, Decision, Referral } from '../case/case.domain.js';
import { referralOf, type ReferralRow } from '../case/read-case.js';
import { allowedActions } from '../referral/allowed-actions.domain.js';
import { decisionRules } from '../case/decision-rules.js';
import { personOf } from '../referral/person-of.js';
import { referralView, type WorklistItem } from '../referral/referral.dto.js';
import { nextDutyView, type NextDutyJson } from './next-duty.js';
import { standingOf } from '../case/standing.domain.js';

/** A row of `referral` by itself: it carries what of its case decides what may be done. Who reads one sees it: what hides rows is not in it. */
export type ItemRow =
  & Pick<ReferralRow, 'id' | 'agency' | 'site' | 'role' | 'division' | 'state' | 'owner' | 'ownerAgency' | 'because' | 'version' | 'bound' | 'claimedBy' | 'watchers'
    | 'unreadSince' | 'backupDesk' | 'backupFrom' | 'firstOwnMoveAt'>
  & Pick<CaseFile, 'reportId' | 'number' | 'filedAt' | 'county' | 'supplementedAt' | 'danger' | 'keepFrom'> & { withheld: boolean };

export const ITEM_COLUMNS = [
  'id', 'reportId', 'number', 'filedAt', 'county', 'supplementedAt', 'danger', 'agency', 'site', 'role', 'division', 'state', 'owner', 'ownerAgency', 'because', 'version', 'bound',
  'unreadSince', 'claimedBy', 'withheld', 'keepFrom', 'watchers', 'backupDesk', 'backupFrom', 'firstOwnMoveAt',
] as const satisfies readonly (keyof ItemRow)[];

/** What of a case a row does not tell, and no move of the table asks for. */
const UNTOLD = {
  tell: 'LESS', countyPoliceOnly: true, noMediation: true, minorSuspect: true, excludedDesks: [], excludedAgencies: [], reporterHidden: true, untoldDesks: [], recused: [], handOvers: 0,
} as const satisfies Partial<CaseFile>;
const UNTOLD_OF_REFERRAL = { returns: 0, transfers: 0, awaitsCity: false, mergedInto: null, lastCode: null, readThrough: null } as const satisfies Partial<Referral>;

export function itemOf(row: ItemRow & { readonly nextDuty?: NextDutyJson | null }, principal: StaffPrincipal, at: Instant): WorklistItem {
  const referral = referralOf({ ...row, ...UNTOLD_OF_REFERRAL, ownedSince: row.filedAt });
  const person = personOf(principal);
  const file: CaseFile = { ...row, ...UNTOLD };
  const withheld = row.withheld ? [{ referralId: row.id, withheld: 'WITHHELD', releasedAt: null } as Decision] : [];
  const actions = allowedActions({ file, referrals: [referral], decisions: withheld, feedbacks: [] }, referral, person, at, decisionRules);
  return {
    ...referralView(row, referral, actions), filedAt: row.filedAt, division: referral.division, supplementedAt: row.supplementedAt, danger: row.danger, keepFrom: [...row.keepFrom],
    ...nextDutyView(row.nextDuty, at),
    claimed: referral.claimedBy === null ? 'NOBODY' : referral.claimedBy === principal.staff ? 'ME' : 'OTHER',
    backup: standingOf(file, referral, person, at)?.as === 'BACKUP',
  };
}
