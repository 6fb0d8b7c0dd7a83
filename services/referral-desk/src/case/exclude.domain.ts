import { CaseDraft, type DecisionContext, type Outcome } from './case-draft.domain.js';
import type { CaseState } from './case.domain.js';
import { takeHiding, untoldOf, type ToldOfHiding } from './hiding.domain.js';

/** Who must not have the case, told after its filing. Nothing happens where all of it is known. */
export function exclude(state: CaseState, told: ToldOfHiding, context: DecisionContext): Outcome {
  if (isKnown(state, told)) return { state, facts: [] };
  const draft = new CaseDraft(state, context);
  takeHiding(draft, told);
  return draft.finish();
}

function isKnown({ file }: CaseState, told: ToldOfHiding): boolean {
  const { excludedDesks, excludedAgencies, keepFrom = [], reporterHidden } = told;
  const has = <T>(known: readonly T[], all: readonly T[]): boolean => all.every((one) => known.includes(one));
  return has(file.excludedDesks, excludedDesks) && has(file.excludedAgencies, excludedAgencies) && untoldOf(file.untoldDesks, told) === file.untoldDesks
    && has(file.keepFrom, keepFrom) && (file.reporterHidden || reporterHidden !== true);
}
