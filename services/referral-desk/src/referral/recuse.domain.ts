import type { DecisionContext, Outcome } from '../case/case-draft.domain.js';
import type { CaseState } from '../case/case.domain.js';
import { vacate } from '../case/relocate.domain.js';
import type { Person } from '../case/standing.domain.js';
import { begin } from './referral.domain.js';

/** A person who knows the family steps aside from the case; the desk keeps it unless nobody is left there. */
export function recuse(state: CaseState, id: string, person: Person, context: DecisionContext): Outcome {
  const { draft } = begin('recuse', state, id, person, context);
  draft.file = { ...draft.file, recused: [...draft.file.recused, person.staff] };
  for (const referral of draft.all()) if (referral.claimedBy === person.staff) draft.set(referral.id, { claimedBy: null });
  draft.set(id, {});
  draft.publish('recused', id);
  vacate(draft, 'NOBODY_LEFT');
  return draft.finish();
}
