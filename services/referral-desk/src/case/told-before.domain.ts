import { compareInstants, instant } from '@referrals/calendar';
import type { EventData, ReportSupplemented } from '@referrals/contracts';
import type { CaseFile } from './case.domain.js';

/** The pack from which on a supplement is told by its second version too, before the first. The release before decides by an earlier one. */
const TOLD_TWICE_FROM = 2;

/** Whether the first version of a supplement's event says what its second version said before it: then it is nothing more. */
export function isTold({ supplementedAt }: Pick<CaseFile, 'supplementedAt'>, input: EventData<typeof ReportSupplemented>): boolean {
  return input.packVersion >= TOLD_TWICE_FROM && supplementedAt !== null && compareInstants(instant(input.supplementedAt), supplementedAt) <= 0;
}
