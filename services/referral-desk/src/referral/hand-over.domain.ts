import { DomainError, type Agency } from '@referrals/contracts';
import type { CaseDraft } from '../case/case-draft.domain.js';
import { isOpen, type Referral } from '../case/case.domain.js';
import { expectNotKeptFrom, questionFor } from '../case/desks.domain.js';
import { existing, create, strengthen } from '../case/find-or-create.domain.js';

/** From the third hand-over of a report on, the city's coordinator chooses. */
const CITY_FROM = 3;

/**
 * The referral by which an agency that is named already has what this one is about, whatever its state; undefined where it knows of it by a
 * notice alone, or not at all. To name it hands nothing over while it is at work on it.
 */
export function hasAlready(draft: CaseDraft, id: string, agency: Agency): Referral | undefined {
  const { site, role, division } = draft.get(id);
  const finding = draft.context.desks.find(questionFor(draft.file, agency, division));
  const met = existing(draft, { agency, site, role, division }, finding, id);
  return met?.role === 'NOTICE' ? undefined : met;
}

/**
 * Makes or meets the right agency's referral with site, division and role of the one it comes from. The third hand-over in
 * one report goes to the city's coordinator, unless a desk is already at work on it: then there is nothing to choose.
 */
export function handOver(draft: CaseDraft, id: string, agency: Agency): void {
  const from = draft.get(id);
  if (agency === from.agency) throw new DomainError('TO_AGENCY_NOT_ALLOWED', { field: 'toAgency' });
  expectNotKeptFrom(draft.file, agency, 'toAgency');
  const handOvers = draft.file.handOvers + 1;
  draft.file = { ...draft.file, handOvers };
  const wanted = { agency, site: from.site, role: from.role, division: from.division };
  const toCity = handOvers >= CITY_FROM;
  const question = questionFor(draft.file, agency, from.division);
  const finding = toCity ? draft.context.desks.coordinator('CITY', question) : draft.context.desks.find(question);
  const met = existing(draft, wanted, finding, id) ?? (toCity ? existing(draft, wanted, draft.context.desks.find(question), id) : undefined);
  if (met === undefined) {
    const made = create(draft, wanted, finding, toCity);
    draft.set(made.id, { unreadSince: from.unreadSince }, true);
    return;
  }
  const resting = !isOpen(met.state);
  strengthen(draft, met, wanted.role, true);
  if (toCity && resting) {
    draft.hand(met.id, finding, { state: 'routed', awaitsCity: true });
    draft.publish('moved', met.id, { cause: 'THIRD_HAND_OVER' });
  }
}
