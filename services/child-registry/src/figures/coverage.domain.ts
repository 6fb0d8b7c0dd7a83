import { addDays, daysBetween, type PlainDate } from '@referrals/calendar';
import { presentCode } from '@referrals/policy';
import { holds, type Period } from '../child/period.domain.js';
import { percentOf } from './percent.domain.js';

export interface CoveredFile {
  readonly id: string;
  readonly village: string;
  /** On the period's last day. */
  readonly tier: 'LIGHT' | 'BASIC' | 'RAISED' | 'HIGH';
  /** The child was away on the period's last day: no visit is owed. */
  readonly paused?: boolean | undefined;
  readonly spans: readonly Period[];
  /** Days of counted acts of the kind. */
  readonly acts: readonly PlainDate[];
}

export interface CoverageInput {
  /** Contacts are counted by the month, visits by the quarter. */
  readonly kind: 'CONTACT' | 'VISIT';
  readonly from: PlainDate;
  /** The last day of the period. */
  readonly to: PlainDate;
  readonly files: readonly CoveredFile[];
}

export interface VillageCoverage { readonly village: string; readonly obliged: number; readonly met: number }

export interface Coverage {
  readonly obliged: number;
  readonly met: number;
  readonly percent: number | null;
  /** Sorted; those with anybody obliged. */
  readonly villages: readonly VillageCoverage[];
}

/** Of the children somebody had to be in touch with in a period, how many were: the figure officials report. */
export function coverage({ kind, from, to, files }: CoverageInput): Coverage {
  const middle = addDays(from, Math.floor((daysBetween(from, to) + 1) / 2));
  const obliged = files.filter(({ tier, paused, spans }) =>
    tier !== 'LIGHT' && !(kind === 'VISIT' && paused === true) && spans.some((span) => span.from <= middle && holds(span, to)));
  const met = (some: readonly CoveredFile[]): number => some.filter(({ acts }) => acts.some((day) => day >= from && day <= to)).length;
  const villages = [...Map.groupBy(obliged, ({ village }) => presentCode(village))]
    .map(([village, ofIt]) => ({ village, obliged: ofIt.length, met: met(ofIt) })).sort((a, b) => (a.village < b.village ? -1 : 1));
  return { obliged: obliged.length, met: met(obliged), percent: percentOf(met(obliged), obliged.length), villages };
}
