import { DomainError, type Agency, type Danger, type EventData, type ReferralRequest, type ReportFiled, type ReportSupplemented, type Role, type Site } from '@referrals/contracts';
import { instant, laterOf } from '@referrals/calendar';
import { coordinates, type Person } from './standing.domain.js';
import { CaseDraft, type Outcome, type DecisionContext } from './case-draft.domain.js';
import type { CaseFile, CaseState } from './case.domain.js';
import { chosenDesk, expectNotKeptFrom, questionFor, type DeskFinding } from './desks.domain.js';
import { existing, create, strengthen, type Wanted } from './find-or-create.domain.js';
import { keptFrom, takeHiding, type ToldOfHiding } from './hiding.domain.js';
import { tellSupplement } from './new-words.domain.js';
import { findAgain } from './relocate.domain.js';

/** A filed report, by either version of its event. */
export type Filed = EventData<typeof ReportFiled> & ToldOfHiding;
export type Supplemented = EventData<typeof ReportSupplemented> & ToldOfHiding;

/** A filed report becomes a case: each referral asked for comes onto a desk. */
export function fileCase(filed: Filed, context: DecisionContext): Outcome {
  const file: CaseFile = {
    reportId: filed.reportId, number: filed.number, filedAt: instant(filed.filedAt), county: filed.county ?? null, tell: filed.tell,
    countyPoliceOnly: filed.countyPoliceOnly, noMediation: filed.noMediation, minorSuspect: filed.minorSuspect ?? false, excludedDesks: [...filed.excludedDesks].sort(),
    excludedAgencies: [...filed.excludedAgencies].sort(), reporterHidden: filed.reporterHidden ?? false, untoldDesks: filed.untoldDesks ?? [],
    keepFrom: filed.keepFrom ?? [], recused: [], handOvers: 0, supplementedAt: null, danger: null,
  };
  const draft = new CaseDraft({ file, referrals: [], decisions: [], feedbacks: [] }, context);
  const asked = askedFor(draft, filed);
  for (const request of asked.length > 0 ? asked : TO_COORDINATOR) create(draft, wantedOf(request), findFor(draft, request));
  return draft.finish();
}

/**
 * The decision as it stands now: pairs are added, roles only rise, existing referrals stay, a new conflict moves at once. Whatever it
 * says, it is work for all there were.
 */
export function supplementCase(state: CaseState, input: Supplemented, context: DecisionContext): Outcome {
  const draft = new CaseDraft(state, context);
  const at = instant(input.supplementedAt);
  draft.file = {
    ...draft.file, county: draft.file.county ?? input.county ?? null, tell: input.tell, supplementedAt: laterOf(at, draft.file.supplementedAt ?? at),
    countyPoliceOnly: draft.file.countyPoliceOnly || input.countyPoliceOnly, noMediation: draft.file.noMediation || input.noMediation,
    minorSuspect: draft.file.minorSuspect || (input.minorSuspect ?? false), keepFrom: keptFrom(draft.file, input),
  };
  const again = tellSupplement(draft, at);
  takeHiding(draft, input);
  for (const request of askedFor(draft, input)) {
    const finding = findFor(draft, request);
    const met = existing(draft, wantedOf(request), finding);
    if (met === undefined) create(draft, wantedOf(request), finding);
    else strengthen(draft, met, request.role, false);
  }
  for (const id of again) findAgain(draft, id);
  return draft.finish();
}

/** A report is never without an owner. */
const TO_COORDINATOR: readonly ReferralRequest[] = [{ agency: 'COORD', site: 'NOW', role: 'LEAD' }];

/** Without notices to an agency it is kept from: the release before may still ask for one. */
const askedFor = ({ file }: CaseDraft, { referrals }: Pick<Filed, 'referrals'>): ReferralRequest[] =>
  referrals.filter(({ role, agency }) => role !== 'NOTICE' || !file.keepFrom.includes(agency));

const wantedOf = (request: ReferralRequest): Wanted => ({ agency: request.agency, site: request.site, role: request.role, division: request.division ?? null });

const findFor = (draft: CaseDraft, request: ReferralRequest): DeskFinding =>
  // A request without a place has none the pack knows: the county does not stand in for it, as in the preview.
  draft.context.desks.find({ ...questionFor(draft.file, request.agency, null, { preferred: request.preferredDesk }), division: request.division ?? null });

/** How great the danger is, told anew. It moves nothing: no version rises. */
export function tellDanger(state: CaseState, danger: Danger): Outcome {
  return { state: state.file.danger === danger ? state : { ...state, file: { ...state.file, danger } }, facts: [] };
}

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
export function addAgency(state: CaseState, person: Person, input: Addition, context: DecisionContext): Outcome & { referral: string } {
  const { file } = state;
  const stopped = file.recused.includes(person.staff) || person.desks.some((desk) => file.excludedDesks.includes(desk.id));
  if (stopped || !person.desks.some((desk) => coordinates(file, desk))) throw new DomainError('NOT_FOUND');
  expectNotKeptFrom(file, input.agency, 'agency');
  const draft = new CaseDraft(state, context);
  const site = input.site ?? 'NOW';
  const division = input.division ?? state.referrals.find((referral) => referral.site === site && referral.division !== null)?.division ?? file.county;
  const wanted: Wanted = { agency: input.agency, site, role: input.role, division };
  const finding = input.desk === undefined ? context.desks.find(questionFor(file, input.agency, division)) : chosen(draft, input.desk, input.agency);
  const met = existing(draft, wanted, finding);
  const referral = met ?? create(draft, wanted, finding);
  if (met !== undefined) strengthen(draft, met, input.role, false);
  return { ...draft.finish(), referral: referral.id };
}

function chosen(draft: CaseDraft, id: string, agency: Agency): DeskFinding {
  const desk = chosenDesk(draft.file, draft.context.desks, id, 'desk');
  if (desk.agency !== agency && desk.agency !== 'COORD') throw new DomainError('DESK_NOT_OF_AGENCY', { field: 'desk' });
  return { desk, because: 'CHOSEN' };
}
