import type { PlainDate } from '@referrals/calendar';
import { desksCovering, noBars } from '@referrals/policy';
import type { DirectoryCopy } from '@referrals/service-kit';
import { answerableFor } from '../posts/answerable.domain.js';

/** The nearest desk with somebody on it that answers for a place: its village's, its township's, the county's or the city's civil affairs. */
export function answeringDesk(copy: DirectoryCopy, careDivision: string, on: PlainDate): string | undefined {
  const desks = (['VILLAGE', 'TOWNSHIP', 'CIV'] as const).flatMap((agency) => desksCovering(copy, agency, careDivision, noBars, on));
  return answerableFor(careDivision, desks.map(({ id, jurisdiction, members }) => ({ id, division: jurisdiction, manned: members.length > 0 })))?.office;
}
