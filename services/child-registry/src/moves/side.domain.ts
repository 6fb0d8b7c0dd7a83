import type { StaffPrincipal } from '@referrals/auth';
import { addDays, shanghaiDate, type Instant } from '@referrals/calendar';
import { isAtLeast, officeAt } from '../child/office.domain.js';
import type { FileMove } from './move.entity.js';
import type { MoveToMove, Side } from './file-move.moves.domain.js';

/** Days after which the desk above settles what nobody answered. */
const ANSWER_DAYS = 7;

type Viewer = Pick<StaffPrincipal, 'desks'>;

export function sideOf(viewer: Viewer, { kind, fromDivision, toDivision }: Pick<FileMove, 'kind' | 'fromDivision' | 'toDivision'>): Side {
  const [giver, taker] = [officeAt(viewer, fromDivision), officeAt(viewer, toDivision)];
  const pushes = kind !== 'PULL';
  return {
    isAsked: (pushes ? taker : giver) !== undefined, isProposer: (pushes ? giver : taker) !== undefined,
    isAbove: viewer.desks.some(({ agency, jurisdiction }) => agency === 'CIV' && fromDivision.startsWith(jurisdiction) && toDivision.startsWith(jurisdiction)),
    isGiversCounty: giver !== undefined && isAtLeast(giver.office, 'COUNTY'),
  };
}

export const toMove = ({ state, version, kind, proposedAt }: FileMove, at: Instant): MoveToMove =>
  ({ state, version, kind, isLate: addDays(shanghaiDate(proposedAt), ANSWER_DAYS) <= shanghaiDate(at) });
