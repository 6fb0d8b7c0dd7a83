import { shanghaiDate, type Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { receives } from '@referrals/policy';
import type { DirectoryCopy } from '@referrals/service-kit';

/** What is still missing before a report can find an owner whatever its facts; empty when nothing is. */
export function missingForRouting(copy: DirectoryCopy, now: Instant): string[] {
  const today = shanghaiDate(now);
  const open = (desk: { opensOn: string; closesOn?: string | undefined } | undefined): boolean =>
    desk !== undefined && desk.opensOn <= today && (desk.closesOn === undefined || today < desk.closesOn);
  const cityCoordinator = copy.desksOf('COORD').filter(receives).some((desk) => desk.jurisdiction.length <= 4 && open(desk));
  return [
    ...(copy.whole ? [] : ['DIRECTORY_COPY']),
    ...(cityCoordinator ? [] : ['CITY_COORD_DESK']),
    ...(open(copy.desk(copy.lastResortDesk ?? '')) ? [] : ['LAST_RESORT_DESK']),
  ];
}

/** @throws DomainError ROUTING_NOT_READY (503) that names what is missing: an accepted report always has an owner */
export function requireRouting(copy: DirectoryCopy, now: Instant): void {
  const missing = missingForRouting(copy, now);
  if (missing.length > 0) throw new DomainError('ROUTING_NOT_READY', { retryAfter: 5, facts: { missing } });
}
