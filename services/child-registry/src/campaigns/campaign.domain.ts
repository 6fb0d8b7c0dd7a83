import type { PlainDate } from '@referrals/calendar';
import { presentCode } from '@referrals/policy';
import type { Known } from '../child/period.domain.js';
import { percentOf } from '../figures/percent.domain.js';

/** A village's part in a campaign, counted. */
export interface VillagePart {
  readonly code: string;
  readonly submittedOn?: Known<PlainDate>;
  readonly households?: number | undefined;
  readonly visited?: number | undefined;
  /** Active files, and how many of them have a result. */
  readonly files: number;
  readonly accounted: number;
}

export interface CampaignStand {
  readonly villages: number;
  readonly submitted: number;
  readonly percent: number | null;
  readonly householdPercent: number | null;
  /** Codes, sorted: sent in after the last day; not sent in though it is over; with files that nobody accounted for. */
  readonly late: readonly string[];
  readonly missing: readonly string[];
  readonly unaccounted: readonly string[];
}

/** How a campaign stands on a day. @param closesOn its last day */
export function campaign(on: PlainDate, closesOn: PlainDate, parts: readonly VillagePart[]): CampaignStand {
  const submitted = parts.filter((part) => isSubmitted(part, on));
  const households = sum(parts.map((part) => part.households ?? 0));
  // More houses visited than the village has is a slip: it must not stand in for another village's.
  const visited = sum(parts.map((part) => Math.min(part.visited ?? 0, part.households ?? 0)));
  return {
    villages: parts.length, submitted: submitted.length, percent: percentOf(submitted.length, parts.length), householdPercent: percentOf(visited, households),
    late: codesOf(submitted.filter(({ submittedOn }) => (submittedOn ?? '') > closesOn)),
    missing: on > closesOn ? codesOf(parts.filter((part) => !isSubmitted(part, on))) : [],
    unaccounted: codesOf(parts.filter(({ files, accounted }) => accounted < files)),
  };
}

const isSubmitted = ({ submittedOn }: VillagePart, on: PlainDate): boolean => submittedOn !== undefined && submittedOn !== null && submittedOn <= on;
const codesOf = (parts: readonly VillagePart[]): string[] => parts.map(({ code }) => presentCode(code)).sort();
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
