import { compareInstants, type Instant } from '@referrals/calendar';
import type { DeskAgency, DeskRole } from '@referrals/contracts';
import type { CaseFile, Referral } from './case.domain.js';

/** A person as the desks know them; what they may do follows from where they stand to a referral. */
export interface Person {
  readonly staff: string;
  readonly desks: readonly { readonly id: string; readonly agency: DeskAgency; readonly role: DeskRole; readonly jurisdiction: string }[];
}

/** OWNER, or BACKUP while the owner has not moved, or COORDINATOR of the county, or WATCHER; and the desk it is by. */
export interface Standing {
  readonly as: 'OWNER' | 'BACKUP' | 'COORDINATOR' | 'WATCHER';
  readonly desk: string;
  readonly role: DeskRole;
}

/** True when the backup desk sees it and may act: it lay unopened until then, and the owner has made no move of its own. */
export function backupActs(referral: Pick<Referral, 'backup' | 'firstOwnMoveAt'>, at: Instant): boolean {
  return referral.backup !== null && referral.firstOwnMoveAt === null && compareInstants(referral.backup.from, at) <= 0;
}

/** A coordinator's desk that answers for the county of the case; where no place is known, the city's. */
export function coordinates(file: Pick<CaseFile, 'county'>, desk: Person['desks'][number]): boolean {
  if (desk.agency !== 'COORD') return false;
  return file.county === null ? desk.jurisdiction.length <= 4 : file.county.startsWith(desk.jurisdiction);
}

/** The strongest standing a person has; undefined for whoever has none, stepped aside, or acts for a desk that must not see the case. */
export function standingOf(file: CaseFile, referral: Referral, person: Person, at: Instant): Standing | undefined {
  if (file.recused.includes(person.staff)) return undefined;
  if (person.desks.some((desk) => file.excludedDesks.includes(desk.id) && !isLastResort(referral, desk.id))) return undefined;
  const by = (as: Standing['as'], fits: (desk: Person['desks'][number]) => boolean): Standing | undefined => {
    const desks = person.desks.filter(fits);
    const desk = desks.find(({ role }) => role === 'SUPERVISOR') ?? desks[0];
    return desk && { as, desk: desk.id, role: desk.role };
  };
  return by('OWNER', (desk) => desk.id === referral.owner)
    ?? by('BACKUP', (desk) => desk.id === referral.backup?.desk && backupActs(referral, at))
    ?? by('COORDINATOR', (desk) => coordinates(file, desk))
    ?? by('WATCHER', (desk) => referral.watchers.includes(desk.id));
}

/** The desk of last resort is exempt from the conflict check; the auditor sees each such case. */
const isLastResort = (referral: Referral, desk: string): boolean => referral.because === 'LAST_RESORT' && referral.owner === desk;
