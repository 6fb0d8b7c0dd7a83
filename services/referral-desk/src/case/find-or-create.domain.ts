import { ROLES, type Agency, type Role, type Site } from '@referrals/contracts';
import type { Referral } from './case.domain.js';
import type { CaseDraft } from './case-draft.domain.js';
import { ownership, type DeskFinding } from './desks.domain.js';

export interface Wanted {
  readonly agency: Agency;
  readonly site: Site;
  readonly role: Role;
  readonly division: string | null;
}

/** LEAD before SUPPORT before NOTICE. */
export const strongerRole = (a: Role, b: Role): Role => (ROLES.indexOf(a) <= ROLES.indexOf(b) ? a : b);

/** A county's code is its first six digits; 430221 is the old code of 430212. */
const countyOf = (division: string | null): string | null => (division === null ? null : division.slice(0, 6) === '430221' ? '430212' : division.slice(0, 6));

/** Police where it happened, and civil affairs where the child lives when that is another county, stand for themselves (rows 38, 39). */
function standsForItself(wanted: Wanted, other: Referral): boolean {
  if (wanted.site === 'HARM' || other.site === 'HARM') return true;
  if (wanted.agency !== 'CIV' || wanted.site === other.site) return false;
  const sites = [wanted.site, other.site];
  const [here, there] = [countyOf(wanted.division), countyOf(other.division)];
  return sites.includes('NOW') && sites.includes('RESIDENCE') && here !== null && there !== null && here !== there;
}

/** The referral of the case that this agency already has for this site, or that the found desk holds for this agency. */
export function existing(draft: CaseDraft, wanted: Wanted, finding: DeskFinding, except?: string): Referral | undefined {
  const standing = draft.all().filter((referral) => referral.state !== 'merged' && referral.id !== except && referral.agency === wanted.agency);
  return standing.find((referral) => referral.site === wanted.site)
    ?? standing.find((referral) => referral.owner === finding.desk.id && !standsForItself(wanted, referral));
}

/** A new referral at the found desk. */
export function create(draft: CaseDraft, wanted: Wanted, finding: DeskFinding, awaitsCity = false): Referral {
  const { context } = draft;
  const referral: Referral = {
    id: context.newId(), agency: wanted.agency, site: wanted.site, role: wanted.role, division: wanted.division, state: 'routed', version: 0,
    ...ownership(draft.file, context.desks, finding, context.at, context.backupAfterMs), watchers: [], returns: 0, transfers: 0,
    awaitsCity, bound: false, mergedInto: null, lastCode: null, unreadSince: null, readThrough: null,
  };
  draft.add(referral);
  draft.publish('routed', referral.id, { agency: referral.agency, site: referral.site, role: referral.role, because: referral.because });
  return referral;
}

/**
 * No second referral is made: the existing one takes the stronger role. A concluded or fed-back one goes back to accepted when
 * its role rose or work was handed to it; an ended NOTICE that rose goes back to routed.
 */
export function strengthen(draft: CaseDraft, referral: Referral, role: Role, handed: boolean): void {
  const raised = strongerRole(referral.role, role);
  const rose = raised !== referral.role;
  if (rose) {
    draft.set(referral.id, { role: raised });
    draft.publish('role-raised', referral.id, { role: raised });
    if (referral.role === 'NOTICE') tellWhatNoticesMiss(draft, referral);
  }
  if ((referral.state === 'concluded' || referral.state === 'fed_back') && (rose || handed)) {
    draft.set(referral.id, { state: 'accepted' });
    draft.publish('reopened', referral.id, { reason: handed ? 'WORK_HANDED' : 'ROLE_RAISED' });
  } else if (referral.state === 'ended' && rose) {
    routeAgain(draft, referral.id);
  }
}

/** A notice was a card: whoever works on it from now on has the supplements to read. */
function tellWhatNoticesMiss(draft: CaseDraft, { id, unreadSince }: Referral): void {
  const since = unreadSince ?? draft.file.supplementedAt;
  if (since === null) return;
  draft.set(id, { unreadSince: since });
  draft.publish('supplemented', id, { unreadSince: since });
}

/** To be opened again at the desk that has it. */
export function routeAgain(draft: CaseDraft, id: string): void {
  const referral = draft.get(id);
  const { agency, site, role, because } = referral;
  draft.hand(id, { desk: deskOf(draft, referral), because }, { state: 'routed' });
  draft.publish('routed', id, { agency, site, role, because });
}

function deskOf(draft: CaseDraft, referral: Referral): DeskFinding['desk'] {
  return draft.context.desks.desk(referral.owner) ?? { id: referral.owner, agency: referral.ownerAgency, jurisdiction: '', backupDesk: null };
}
