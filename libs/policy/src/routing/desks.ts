import type { PlainDate } from '@referrals/calendar';
import type { Agency, DeskRecord } from '@referrals/contracts';
import type { DirectoryCopy } from './directory-copy.port.js';
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

export function isOpen(desk: DeskRecord, on: PlainDate): boolean {
  return desk.opensOn <= on && (desk.closesOn === undefined || on < desk.closesOn);
}

/** It belongs to somebody the case is about, or to an agency that must not have it. */
export function inConflict(desk: DeskRecord, bars: Bars): boolean {
  return bars.excludedDesks.includes(desk.id) || bars.excludedAgencies.includes(desk.agency);
}

/** Fine-grained police desks are not for this case. */
export function isTooLocal(desk: DeskRecord, bars: Bars): boolean {
  return bars.countyPoliceOnly && desk.agency === 'PSB' && desk.jurisdiction.length > 6;
}

/** The agency's open desks whose jurisdiction is a prefix of the code, best first: longest prefix, then lower desk code. In conflict or not. */
export function desksCovering(directory: DirectoryCopy, agency: Agency, code: string, bars: Bars, on: PlainDate): DeskRecord[] {
  const place = presentCode(code);
  return directory.desksOf(agency)
    .filter((desk) => place.startsWith(presentCode(desk.jurisdiction)) && isOpen(desk, on) && !isTooLocal(desk, bars))
    .sort(byPrefix);
}

/** Longest jurisdiction first, then lower desk code. */
export function byPrefix(a: DeskRecord, b: DeskRecord): number {
  return b.jurisdiction.length - a.jurisdiction.length || (a.code < b.code ? -1 : 1);
}
