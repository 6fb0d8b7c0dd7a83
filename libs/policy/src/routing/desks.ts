import type { PlainDate } from '@referrals/calendar';
import type { Agency, DeskAgency } from '@referrals/contracts';
import { receives, type DirectoryCopy, type KnownDesk, type ReceivingDesk } from './directory-copy.port.js';
import { presentCode } from './division.js';

/** Desks and agencies that must not receive a case. */
export interface Bars {
  readonly excludedDesks: readonly string[];
  readonly excludedAgencies: readonly Agency[];
  /** Of the excluded desks those of which no word may say why they are passed over: they tell who reported. */
  readonly untoldDesks: readonly string[];
  /** Sexual harm: the police desk is one of at most six digits. */
  readonly countyPoliceOnly: boolean;
}

export const noBars: Bars = { excludedDesks: [], excludedAgencies: [], untoldDesks: [], countyPoliceOnly: false };

export function isOpen(desk: KnownDesk, on: PlainDate): boolean {
  return desk.opensOn <= on && (desk.closesOn === undefined || on < desk.closesOn);
}

/** It belongs to somebody the case is about, or to an agency that must not have it. */
export function inConflict(desk: KnownDesk, bars: Bars): boolean {
  return bars.excludedDesks.includes(desk.id) || bars.excludedAgencies.some((agency) => agency === desk.agency);
}

/** Fine-grained police desks are not for this case. */
export function isTooLocal(desk: KnownDesk, bars: Bars): boolean {
  return bars.countyPoliceOnly && desk.agency === 'PSB' && desk.jurisdiction.length > 6;
}

/** The agency's open desks that answer for a place, best first: longest prefix, then lower desk code. Whether they receive referrals or not. */
export function desksAt(directory: DirectoryCopy, agency: DeskAgency, code: string, on: PlainDate): KnownDesk[] {
  const place = presentCode(code);
  return directory.desksOf(agency).filter((desk) => place.startsWith(presentCode(desk.jurisdiction)) && isOpen(desk, on)).sort(byPrefix);
}

/** As `desksAt`, those that a referral of the case may come to. In conflict or not. */
export function desksCovering(directory: DirectoryCopy, agency: Agency, code: string, bars: Bars, on: PlainDate): ReceivingDesk[] {
  return desksAt(directory, agency, code, on).filter(receives).filter((desk) => !isTooLocal(desk, bars));
}

/** Longest jurisdiction first, then lower desk code. */
export function byPrefix(a: KnownDesk, b: KnownDesk): number {
  return b.jurisdiction.length - a.jurisdiction.length || (a.code < b.code ? -1 : 1);
}
