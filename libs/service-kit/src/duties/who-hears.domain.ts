import type { PlainDate } from '@referrals/calendar';
import type { DeskAgency } from '@referrals/contracts';
import { desksAt, isOpen, type DirectoryCopy, type KnownDesk } from '@referrals/policy';
import type { StepTarget } from '@referrals/duties';

/** Of the duty that a step is about, what says who hears of it. */
export interface StepOf {
  /** The desk that owes. */
  readonly owner: string | undefined;
  /** Where that desk is. */
  readonly division: string | undefined;
  /** Desks that must not hear of the case. */
  readonly hidden: readonly string[];
}

/**
 * The desk that a step tells; undefined when there is none left. Never a desk that must not hear of the case. Where the one meant is missing
 * or owes it itself, the next upwards hears: the city's coordinator, then the desk of last resort.
 */
export function whoHears(to: StepTarget, { owner, division, hidden }: StepOf, copy: DirectoryCopy, on: PlainDate): string | undefined {
  const free = (desk: KnownDesk | undefined): desk is KnownDesk => desk !== undefined && isOpen(desk, on) && !hidden.includes(desk.id);
  if (to === 'OWNER' || to === 'SUPERVISOR') return owner !== undefined && hidden.includes(owner) ? undefined : owner;
  const other = (desk: KnownDesk): boolean => free(desk) && desk.id !== owner;
  const cities = copy.desksOf('COORD').filter(({ jurisdiction }) => jurisdiction.length <= 4);
  const lastResort = copy.lastResortDesk === undefined ? [] : [copy.desk(copy.lastResortDesk)].filter((desk) => desk !== undefined);
  return [...meant(to, owner === undefined ? undefined : copy.desk(owner), division, copy, on), ...cities, ...lastResort].find(other)?.id;
}

function meant(to: StepTarget, owner: KnownDesk | undefined, division: string | undefined, copy: DirectoryCopy, on: PlainDate): KnownDesk[] {
  if (to === 'AGENCY_ABOVE') {
    if (owner === undefined) return [];
    return desksAt(copy, owner.agency, owner.jurisdiction, on).filter(({ jurisdiction }) => jurisdiction.length < owner.jurisdiction.length).slice(0, 1);
  }
  const agency = to.startsWith('AGENCY:') ? to.slice('AGENCY:'.length) : to;
  return division === undefined ? [] : desksAt(copy, agency as DeskAgency, division, on).slice(0, 1);
}
