import type { StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import type { SensitiveRows } from '@referrals/service-kit';
import { officeAt } from '../child/office.domain.js';
import { fileMoveMoves } from './file-move.moves.domain.js';
import type { MoveView } from './move.dto.js';
import { FileMove } from './move.entity.js';
import { sideOf, toMove } from './side.domain.js';

/** A move for whoever is on a side of it. */
export function moveView(sensitive: SensitiveRows, row: FileMove, viewer: StaffPrincipal, at: Instant): MoveView {
  const { id, version, child, kind, state, fromDivision, toDivision, sinceOn, reason, answer, proposedAt, answeredAt, endedAt } = sensitive.plain(FileMove, row);
  const sees = officeAt(viewer, state === 'ACCEPTED' ? toDivision : fromDivision) !== undefined;
  return {
    id, version, childId: sees ? child : null, kind, state, fromDivision, toDivision, since: sinceOn, reason, answer, proposedAt, answeredAt, endedAt,
    allowedActions: fileMoveMoves.allowed(toMove(row, at), sideOf(viewer, row)),
  };
}
