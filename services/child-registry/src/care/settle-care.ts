import type { OpenFile } from '../child/open-file.js';
import { findProblem } from '../problems/find-problem.js';
import type { Problem } from '../problems/problem.entity.js';
import type { NewAct } from '../visits/act.dto.js';
import { careGaps, type Gap } from './care-gaps.domain.js';
import { gapsInput, suggestInput, type CareKnown } from './care-known.domain.js';
import type { GapCode } from './codes.domain.js';
import { suggest } from './suggest.domain.js';

/** What a gap that has to be acted on is as a problem; the others are shown to who can ask. */
const KIND_OF: Readonly<Partial<Record<GapCode, Problem['kind']>>> = {
  NO_CAREGIVER: 'GUARDIANSHIP', ALONE_UNDER_16: 'GUARDIANSHIP', UNATTENDED: 'SAFETY', DELEGATE_EXCLUDED: 'DELEGATION', DELEGATE_NOT_CAPABLE: 'DELEGATION', DELEGATION_MISSING: 'DELEGATION',
};

/** Hints for whoever reads them: what lacks in the care of the child, and which categories may be proposed. */
export interface CareHints { readonly gaps: readonly Gap[]; readonly suggests: readonly string[] }

/** A call that says nothing of who cares for the child asks nothing of the file. */
export const isAboutCare = ({ kind, alone, unattended, caregiverSays }: Pick<NewAct, 'kind' | 'alone' | 'unattended' | 'caregiverSays'>): boolean =>
  kind === 'VISIT' || alone !== undefined || unattended !== undefined || caregiverSays !== undefined;

/** What an act says of who cares for the child, with what is on file: each gap to be acted on is a problem, once. Nothing is decided by it. */
export function settleCare(file: OpenFile, act: NewAct, known: CareKnown): CareHints {
  const asked = typeof act.parentsCalled === 'string' && (known.asked === undefined || known.asked.on <= act.on) ? { on: act.on, called: act.parentsCalled } : known.asked;
  const now = { ...known, asked };
  const { gaps } = careGaps(gapsInput(now, act), file.rules);
  for (const { code, level } of gaps) {
    const kind = KIND_OF[code];
    if (level === 'ACT' && kind !== undefined && file.child.status === 'ACTIVE') findProblem(file, { kind, cause: code, act: act.id });
  }
  return { gaps, suggests: hinted(file, now) };
}

/** Categories that would be proposed and are not there yet. */
export function hinted({ child: { categories }, today, rules }: Pick<OpenFile, 'child' | 'today' | 'rules'>, known: CareKnown): string[] {
  return suggest(suggestInput(known, today), rules).suggest.filter((code) => !categories.includes(code));
}
