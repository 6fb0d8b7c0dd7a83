import type { PlainDate } from '@referrals/calendar';
import { DomainError, type Agency, type Because, type ReferralRequest } from '@referrals/contracts';
import { byPrefix, desksCovering, inConflict, isOpen, isTooLocal, type Bars } from './desks.js';
import { receives, type DirectoryCopy, type KnownDesk, type ReceivingDesk } from './directory-copy.port.js';

export interface FoundDesk { readonly desk: ReceivingDesk; readonly because: Because }

/** What of a request decides its desk. */
export type DeskRequest = Pick<ReferralRequest, 'agency' | 'division' | 'preferredDesk'>;

/**
 * The desk a referral goes to on a day: the preferred one on record, else the agency's with the longest prefix, else the
 * coordinator's. A desk in conflict is passed over; only when that leaves none of the agency the reason is CONFLICT, and NO_DESK where a
 * conflict that must not be told had a part in it.
 * @param barred ids of desks left out for another reason than conflict (closing, the one that gives it away); never a CONFLICT
 * @throws DomainError ROUTING_NOT_READY when there is neither a city's coordinator free of conflict nor a desk of last resort
 */
export function findDesk(directory: DirectoryCopy, request: DeskRequest, bars: Bars, on: PlainDate, barred: readonly string[] = []): FoundDesk {
  const { agency, division, preferredDesk } = request;
  const preferred = preferredDesk && directory.desk(preferredDesk.desk);
  const usable = preferred !== undefined && receives(preferred) && preferred.agency === agency && isOpen(preferred, on) && !barred.includes(preferred.id) && !isTooLocal(preferred, bars);
  if (usable && !inConflict(preferred, bars)) return { desk: preferred, because: preferredDesk?.because ?? 'SUPERVISOR' };
  const covering = division === undefined ? [] : desksCovering(directory, agency, division, bars, on).filter((desk) => !barred.includes(desk.id));
  const desk = covering.find((one) => !inConflict(one, bars));
  if (desk !== undefined) return { desk, because: 'LONGEST_PREFIX' };
  return findCoordinator(directory, { level: 'NEAREST', ...(division ? { division } : {}) }, bars, on, barred, whyNone(agency, usable ? [preferred, ...covering] : covering, bars));
}

/** Why no desk of the agency has it. */
function whyNone(agency: Agency, passedOver: readonly KnownDesk[], bars: Bars): Because {
  if (bars.excludedAgencies.includes(agency)) return 'CONFLICT';
  return passedOver.length === 0 || passedOver.some((desk) => bars.untoldDesks.includes(desk.id)) ? 'NO_DESK' : 'CONFLICT';
}

/**
 * The coordinator's desk for a place: the nearest, or the city's (jurisdictions of at most four digits); else the last resort.
 * @throws DomainError ROUTING_NOT_READY when there is neither
 */
export function findCoordinator(
  directory: DirectoryCopy, where: { readonly level: 'NEAREST' | 'CITY'; readonly division?: string },
  bars: Bars, on: PlainDate, barred: readonly string[] = [], because: Because = 'CHOSEN',
): FoundDesk {
  const free = (desk: KnownDesk): boolean => !barred.includes(desk.id) && !inConflict(desk, bars);
  const covering = where.division === undefined ? [] : desksCovering(directory, 'COORD', where.division, bars, on).filter(free);
  const cities = directory.desksOf('COORD').filter(receives).filter((desk) => isOfCity(desk) && isOpen(desk, on) && free(desk)).sort(byPrefix);
  const desk = covering.find((one) => where.level === 'NEAREST' || isOfCity(one)) ?? cities[0];
  if (desk !== undefined) return { desk, because };
  const lastResort = directory.lastResortDesk === undefined ? undefined : directory.desk(directory.lastResortDesk);
  if (lastResort !== undefined && receives(lastResort)) return { desk: lastResort, because: 'LAST_RESORT' };
  throw new DomainError('ROUTING_NOT_READY', { retryAfter: 60 });
}

function isOfCity(desk: KnownDesk): boolean {
  return desk.jurisdiction.length <= 4;
}
