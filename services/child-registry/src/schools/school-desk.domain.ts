import type { PlainDate } from '@referrals/calendar';
import { isOpen, type DirectoryCopy } from '@referrals/policy';

/** The open desk of a school or kindergarten that has somebody at it; undefined where it has none. */
export function schoolDesk(copy: DirectoryCopy, school: string | null, on: PlainDate): string | undefined {
  return (['SCHOOL', 'KINDERGARTEN'] as const).flatMap((agency) => copy.desksOf(agency))
    .filter((desk) => desk.organisation === school && isOpen(desk, on) && desk.members.length > 0).map(({ id }) => id).sort()[0];
}
