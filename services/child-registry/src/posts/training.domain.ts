import type { PlainDate } from '@referrals/calendar';
import { holds, type Period } from '../child/period.domain.js';
import { percentOf } from '../figures/percent.domain.js';

export const COURSE_LEVELS = ['NATIONAL', 'PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP'] as const;
export type CourseLevel = (typeof COURSE_LEVELS)[number];

export interface TrainingInput {
  readonly year: number;
  readonly on: PlainDate;
  /** A person may have several, of whatever posts. */
  readonly appointments: readonly (Period & { readonly person: string })[];
  readonly attendance: readonly { readonly person: string; readonly level: CourseLevel; readonly on: PlainDate; readonly hours: number; readonly completed: boolean }[];
}

export interface TrainingNumbers {
  /** `10-31`: who was appointed later in the year is obliged from the next one on. */
  readonly appointedBy: string;
  readonly leastHours: number;
}

export interface Training {
  readonly obliged: number;
  readonly trained: number;
  readonly percent: number | null;
  /** Persons, sorted: obliged and not trained; not obliged yet. */
  readonly untrained: readonly string[];
  readonly newcomers: readonly string[];
}

/** Whether every director and supervisor of a day was trained that year (SEED 18). A township's course does not count; who was trained is never a newcomer. */
export function training({ year, on, appointments, attendance }: TrainingInput, { appointedBy, leastHours }: TrainingNumbers): Training {
  const trained = new Set(attendance
    .filter((one) => one.completed && one.on <= on && one.on.startsWith(`${year}-`) && one.level !== 'TOWNSHIP' && one.hours >= leastHours)
    .map(({ person }) => person));
  const holding = appointments.filter((one) => holds(one, on));
  const longHolding = new Set(holding.filter(({ from }) => from <= `${year}-${appointedBy}`).map(({ person }) => person));
  const persons = [...new Set(holding.map(({ person }) => person))].sort();
  const obliged = persons.filter((person) => longHolding.has(person) || trained.has(person));
  const untrained = obliged.filter((person) => !trained.has(person));
  const done = obliged.length - untrained.length;
  return { obliged: obliged.length, trained: done, percent: percentOf(done, obliged.length), untrained, newcomers: persons.filter((person) => !obliged.includes(person)) };
}
