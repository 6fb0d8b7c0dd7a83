import { Not } from '@referrals/database';
import { v7 } from 'uuid';
import { addFactor, endFactor } from '../child/change-factors.js';
import type { OpenFile } from '../child/open-file.js';
import { factsOf } from '../child/read-file.js';
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
    file.add(Problem, { id: v7(), kind: 'NOT_SEEN', severity: 'H', cause: CAUSE, state: 'OPEN' });
    file.record('problem.found', { kind: 'NOT_SEEN' });
  }
  if (!isMissing && isHeld) {
    endFactor(file, 'NOT_SEEN', CAUSE);
    void file.change.tx.manager.update(
      Problem, { child: file.child.id, kind: 'NOT_SEEN', cause: CAUSE, state: Not('CLOSED') },
      { state: 'CLOSED', closedAs: 'SOLVED', closedOn: file.today, closedBy: file.viewer?.staff ?? null });
    file.record('problem.closed', { kind: 'NOT_SEEN' });
  }
}
