import type { StaffPrincipal } from '@referrals/auth';
import type { PlainDate } from '@referrals/calendar';
import type { Plain, SensitiveRows } from '@referrals/service-kit';
import { absenceMoves, absenceToMove } from '../care/absence.moves.domain.js';
import { Away, Caregiver, Guardian, type ParentFactRecord } from '../care/care.entity.js';
import type { Delegation } from '../care/delegation.entity.js';
import { delegationView, newestFirst } from '../care/delegation-view.js';
import { standing } from '../care/standing.domain.js';
import { rulesAt } from '../pack/packs.js';
import { schedule } from '../visits/schedule.domain.js';
import { categoryMoves, categoryToMove } from './category.moves.domain.js';
import { Category, Factor, Plan } from './category.entity.js';
import { Child } from './child.entity.js';
import { childCard } from './child-views.js';
import { ChildDetail } from './detail.entity.js';
import type { CaregiverView, DetailView, FileView, GuardianView } from './file.dto.js';
import { addableFactors, factorMoves, factorToMove } from './factor.moves.domain.js';
import { fileMoves } from './file.moves.domain.js';
import { maskCertificate, maskNumber } from './mask.domain.js';
import { officeAt, type Office } from './office.domain.js';
import { factsOf, type FileState } from './read-file.js';

/** All that a file's page shows, as it was read. */
export interface WholeFile {
  readonly state: FileState;
  readonly detail: ChildDetail;
  readonly guardians: readonly Guardian[];
  readonly facts: readonly ParentFactRecord[];
  readonly caregivers: readonly Caregiver[];
  readonly delegations: readonly Delegation[];
  /** The last first. */
  readonly plans: readonly Plan[];
  /** Files that are linked to this one. */
  readonly linked: readonly Child[];
}

/** A file in full, for whoever may read it; of an adopted child the number alone. */
export function fileView(file: WholeFile, viewer: StaffPrincipal, today: PlainDate, sensitive: SensitiveRows): FileView {
  const { child } = file.state;
  const held = officeAt(viewer, child.careDivision);
  const { status, version, categories, endReason, tierBecause, openedOn, endedOn, lookUp, sealed } = child;
  const allowedActions = held === undefined ? [] : fileMoves.allowed({ state: status, version, categories, endReason }, held);
  const head = { ...childCard(child, { sensitive, today, named: true }), tierBecause, openedOn, endedOn, lookUp, allowedActions, linked: file.linked.map(({ id, number }) => ({ id, number })) };
  if (sealed) return { ...head, endReason, lookUp: [], detail: null, allCategories: [], factors: [], addableFactors: [], assessed: [], guardians: [], caregivers: [], away: [], delegations: [], plans: [], moving: false, missed: { contact: [], visit: [] } };
  const facts = factsOf(file.state);
  const { contact, visit } = schedule({ asOf: today, ...facts }, rulesAt(child.careDivision, today));
  return {
    ...head, endReason, missed: { contact: [...contact.missed], visit: [...visit.missed] }, moving: file.state.hasOpenMove, ...partsOf(file, sensitive, status === 'ACTIVE' ? held && { office: held.office, staff: viewer.staff } : undefined),
    delegations: newestFirst(file.delegations).map((row) => delegationView(row, { office: held?.office, today, sensitive })),
    plans: file.plans.map((row) => sensitive.plain(Plan, row)).map(({ id, measures, fromOn, reviewOn, recordedAt }) => ({ id, measures, from: fromOn, reviewOn, recordedAt })),
  };
}

/** `by`: who may work on the file, as what; undefined: nobody does. */
function partsOf({ state, detail, guardians, facts, caregivers }: WholeFile, sensitive: SensitiveRows, by: { readonly office: Office; readonly staff: string } | undefined): Pick<FileView, 'detail' | 'allCategories' | 'factors' | 'addableFactors' | 'assessed' | 'guardians' | 'caregivers' | 'away'> {
  return {
    detail: detailView(sensitive.plain(ChildDetail, detail), sensitive.plain(Child, state.child)),
    allCategories: state.categories.map((row) => sensitive.plain(Category, row)).map((row) => (
      { id: row.id, code: row.code, sub: row.sub, status: row.status, from: row.fromOn, to: row.toOn, endProposedOn: row.endProposedOn, evidence: row.evidence, allowedActions: by === undefined ? [] : categoryMoves.allowed(categoryToMove(row), by) })),
    factors: state.factors.map((row) => sensitive.plain(Factor, row)).map(({ id, code, fromOn, toOn, evidence }) => (
      { id, code, from: fromOn, to: toOn, evidence, allowedActions: by === undefined ? [] : factorMoves.allowed(factorToMove({ code, toOn }), by) })),
    addableFactors: by === undefined ? [] : addableFactors(state.factors, by.office),
    assessed: state.assessed.map(({ id, tier, fromOn, toOn }) => ({ id, tier, from: fromOn, to: toOn })),
    guardians: standing(guardians).map((row) => guardianView(sensitive.plain(Guardian, row), facts)),
    caregivers: standing(caregivers).map((row) => caregiverView(sensitive.plain(Caregiver, row))),
    away: state.away.map((row) => sensitive.plain(Away, row)).map((row) => (
      { id: row.id, kind: row.kind, from: row.fromOn, backOn: row.backOn, where: row.place, confirmed: row.confirmed, allowedActions: by === undefined ? [] : absenceMoves.allowed(absenceToMove(row), by) })),
  };
}

function detailView(detail: Plain<ChildDetail>, { idNumber, noIdReason }: Plain<Child>): DetailView {
  const { child: _child, baseline: _baseline, disabilityCertificate, formerNames, ...shown } = detail;
  return { ...shown, formerNames: formerNames ?? [], idNumber: maskNumber(idNumber), noIdReason, disabilityCertificate: maskCertificate(disabilityCertificate) };
}

const guardianView = ({ id, name, relation, idNumber, phone, legal, fromOn, toOn, workplace }: Plain<Guardian>, facts: readonly ParentFactRecord[]): GuardianView => ({
  id, name, relation, idNumber: maskNumber(idNumber), phone, legal, from: fromOn, to: toOn, workplace,
  facts: facts.filter(({ guardian }) => guardian === id).map(({ id: fact, code, sinceOn, untilOn }) => ({ id: fact, code, since: sinceOn, until: untilOn })),
});

export const caregiverView = ({ id, name, organisation, relation, basis, phone, fromOn, toOn }: Plain<Caregiver>): CaregiverView =>
  ({ id, name, organisation, relation, basis, phone, from: fromOn, to: toOn });
