import { DomainError, type Agency, type EventData, type ReferralRequest, type ReportFiled, type ReportSupplemented, type Role, type Site } from '@referrals/contracts';
import { instant } from '@referrals/calendar';
import { coordinates, type Person } from '../referral/standing.domain.js';
import { CaseDraft, type Outcome, type Surroundings } from './case-draft.domain.js';
import type { CaseFile, CaseState } from './case.domain.js';
import { chosenDesk, questionFor, type DeskFinding } from './desks.domain.js';
import { existing, make, meet, type Wanted } from './make-or-meet.domain.js';
import { applyExclusions } from './relocate.domain.js';

/** A filed report becomes a case: each referral asked for comes onto a desk. */
export function fileCase(filed: EventData<typeof ReportFiled>, around: Surroundings): Outcome {
  const file: CaseFile = {
    reportId: filed.reportId, number: filed.number, filedAt: instant(filed.filedAt), county: filed.county ?? null, tell: filed.tell,
    countyPoliceOnly: filed.countyPoliceOnly, noMediation: filed.noMediation, minorSuspect: filed.minorSuspect ?? false, excludedDesks: [...filed.excludedDesks].sort(),
    excludedAgencies: [...filed.excludedAgencies].sort(), recused: [], handOvers: 0, supplementedAt: null,
  };
  const draft = new CaseDraft({ file, referrals: [], decisions: [], feedbacks: [] }, around);
  for (const request of filed.referrals) make(draft, wantedOf(request), findFor(draft, request));
  return draft.finish();
}

/** The decision as it stands now: pairs are added, roles only rise, existing referrals stay, a new conflict moves at once. */
export function supplementCase(state: CaseState, told: EventData<typeof ReportSupplemented>, around: Surroundings): Outcome {
  const draft = new CaseDraft(state, around);
  draft.file = {
    ...draft.file, county: draft.file.county ?? told.county ?? null, tell: told.tell, supplementedAt: instant(told.supplementedAt),
    countyPoliceOnly: draft.file.countyPoliceOnly || told.countyPoliceOnly, noMediation: draft.file.noMediation || told.noMediation,
    minorSuspect: draft.file.minorSuspect || (told.minorSuspect ?? false),
  };
  applyExclusions(draft, told.excludedDesks, told.excludedAgencies);
  for (const request of told.referrals) {
    const finding = findFor(draft, request);
    const met = existing(draft, wantedOf(request), finding);
    if (met === undefined) make(draft, wantedOf(request), finding);
    else meet(draft, met, request.role, false);
  }
  return draft.finish();
}

const wantedOf = (request: ReferralRequest): Wanted => ({ agency: request.agency, site: request.site, role: request.role, division: request.division ?? null });

const findFor = (draft: CaseDraft, request: ReferralRequest): DeskFinding =>
  // A request without a place has none the pack knows: the county does not stand in for it, as in the preview.
  draft.around.desks.find({ ...questionFor(draft.file, request.agency, null, { preferred: request.preferredDesk }), division: request.division ?? null });

export interface Addition {
  readonly agency: Agency;
  readonly role: Role;
  readonly site?: Site | undefined;
  readonly division?: string | undefined;
  readonly desk?: string | undefined;
}

/**
 * The coordinator adds an agency. Answers the referral made, or the existing one that took the stronger role.
 * @throws DomainError NOT_FOUND unless the person sits at a coordinator's desk of the case's county
 */
export function addAgency(state: CaseState, person: Person, told: Addition, around: Surroundings): Outcome & { referral: string } {
  const { file } = state;
  const stopped = file.recused.includes(person.staff) || person.desks.some((desk) => file.excludedDesks.includes(desk.id));
  if (stopped || !person.desks.some((desk) => coordinates(file, desk))) throw new DomainError('NOT_FOUND');
  const draft = new CaseDraft(state, around);
  const site = told.site ?? 'NOW';
  const division = told.division ?? state.referrals.find((referral) => referral.site === site && referral.division !== null)?.division ?? file.county;
  const wanted: Wanted = { agency: told.agency, site, role: told.role, division };
  const finding = told.desk === undefined ? around.desks.find(questionFor(file, told.agency, division)) : chosen(draft, told.desk, told.agency);
  const met = existing(draft, wanted, finding);
  const referral = met ?? make(draft, wanted, finding);
  if (met !== undefined) meet(draft, met, told.role, false);
  return { ...draft.finish(), referral: referral.id };
}

function chosen(draft: CaseDraft, id: string, agency: Agency): DeskFinding {
  const desk = chosenDesk(draft.file, draft.around.desks, id, 'desk');
  if (desk.agency !== agency && desk.agency !== 'COORD') throw new DomainError('DESK_NOT_OF_AGENCY', { field: 'desk' });
  return { desk, because: 'CHOSEN' };
}
