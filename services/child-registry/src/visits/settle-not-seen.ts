import { ProblemClosed } from '@referrals/contracts';
import { addFactor, endFactor } from '../child/change-factors.js';
import type { OpenFile } from '../child/open-file.js';
import { factsOf } from '../child/read-file.js';
import { findProblem } from '../problems/find-problem.js';
import { Problem } from '../problems/problem.entity.js';
import { notSeen } from './not-seen.domain.js';

const CAUSE = 'NOT_SEEN';

/** A child that nobody found on several days is a factor and a problem; found again, it is neither. Asked whenever an act comes or goes. */
export function settleNotSeen(file: OpenFile): void {
  if (file.child.status !== 'ACTIVE') return;
  const { factors, acts } = file.state;
  const isMissing = notSeen({ asOf: file.today, ...factsOf({ ...file.state, acts }) }) >= file.rules.schedule.notSeenDays;
  const isHeld = factors.some(({ code, toOn, cause }) => code === 'NOT_SEEN' && toOn === null && cause === CAUSE);
  if (isMissing && !isHeld && !factors.some(({ code, toOn }) => code === 'NOT_SEEN' && toOn === null)) {
    addFactor(file, { code: 'NOT_SEEN', fromOn: file.today, cause: CAUSE });
    findProblem(file, { kind: 'NOT_SEEN', cause: CAUSE });
  }
  if (!isMissing && isHeld) {
    endFactor(file, 'NOT_SEEN', CAUSE);
    closeProblems(file);
  }
}

function closeProblems(file: OpenFile): void {
  const { state, today, viewer, change: { tx } } = file;
  for (const { id } of state.problems.filter(({ kind, cause }) => kind === 'NOT_SEEN' && cause === CAUSE)) {
    void tx.manager.update(Problem, { id }, { state: 'CLOSED', closedAs: 'SOLVED', closedOn: today, closedBy: viewer?.staff ?? null });
    file.record('problem.closed', { problem: id });
    file.emit(ProblemClosed, { problemId: id });
  }
  state.problems = state.problems.filter(({ kind, cause }) => kind !== 'NOT_SEEN' || cause !== CAUSE);
}
