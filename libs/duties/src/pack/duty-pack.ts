import type { ClockRule, PlainDate } from '@referrals/calendar';
import type { PackStatus } from '@referrals/policy';

/** A limit of a row: `clocks.md` of the law, without its trigger. Amounts are 1 to 10,000 of the unit. */
export type Limit = Pick<ClockRule, 'unit' | 'amount' | 'roll' | 'hourStart' | 'endOfMonth'>;

type Values = Readonly<Record<string, readonly string[]>>;

/** Which events are meant. A field that an event does not have is none of the values. */
export interface Matcher {
  /** `<service>.<aggregate>.<past-tense>` without a version; `a.b.*` stands for any last word. */
  readonly type: string;
  readonly when?: Values;
  readonly not?: Values;
  /** Field that says when it was done, an instant or a plain date; without it, when the event was made. */
  readonly actAt?: string;
}

export const STEP_TARGETS = ['OWNER', 'SUPERVISOR', 'COORD', 'AGENCY_ABOVE', 'PROC'] as const;
/** Who hears of it. `AGENCY:CIV`: the nearest desk of that agency type. */
export type StepTarget = (typeof STEP_TARGETS)[number] | `AGENCY:${string}`;

export type StepTime =
  | { readonly at: true }
  | { readonly before: { readonly percent: number } | { readonly amount: number; readonly unit: 'HOUR' | 'DAY' } }
  | { readonly after: { readonly amount: number; readonly unit: 'HOUR' | 'DAY' | 'WORKDAY' } };

/** A step of a ladder: when it fires while the duty is open, and who sees the duty from then on. */
export interface Step { readonly id: string; readonly when: StepTime; readonly to: StepTarget; readonly roll?: 'NEXT_WORKDAY' }

/** Grounds on which a limit becomes a longer one, counted from the same moment. */
export interface Extension {
  readonly code: string;
  readonly zh: string;
  readonly limit: Limit;
  readonly by: 'MEMBER' | 'SUPERVISOR' | 'COORD';
  readonly article: string;
}

/** A kind of duty, for a period. One id may have several periods, one after the other. */
export interface DutyRow {
  readonly id: string;
  readonly from: PlainDate;
  /** First day it no longer holds. */
  readonly to?: PlainDate;
  readonly zh: string;
  readonly en: string;
  /** Field of the event with the id that the duty is about. */
  readonly subject: string;
  readonly trigger: readonly Matcher[];
  readonly limit?: Limit;
  /** A date that the event brings: a plain day, to its end, or an instant. */
  readonly dueFrom?: { readonly field: string; readonly plusDays?: number };
  /** What a further trigger does while one is open: KEEP it, RESTART it; ONCE also after it was met. */
  readonly again: 'KEEP' | 'RESTART' | 'ONCE';
  readonly satisfiedBy: readonly Matcher[];
  readonly voidBy: readonly Matcher[];
  readonly ladder: string;
  readonly article: string;
  readonly status: PackStatus;
  /** In order: a later one replaces an earlier one. */
  readonly extensions?: readonly Extension[];
  /** Longest pause in days; without it the row cannot be paused. */
  readonly pauseMaxDays?: number;
  /** Never on a statutory row. */
  readonly waivable?: boolean;
  /** Field of the event with the staff id to whom the duty is shown first; the desk owes it. */
  readonly person?: string;
}

/** All duties of a service, as data. */
export interface DutyPack {
  /** `430200/referral-desk/1`: area, service, revision. */
  readonly pack: string;
  readonly service: string;
  /** Which id has an owner (of several kinds of aggregates: the first that an event has), and in which field its desk stands. */
  readonly place: { readonly key: string | readonly string[]; readonly owner: string };
  /** An event after which one id follows another: its duties are owed where the other's are. */
  readonly join?: { readonly type: string; readonly from: string; readonly to: string };
  readonly ladders: Readonly<Record<string, readonly Step[]>>;
  readonly rows: readonly DutyRow[];
}
