import { binder } from '@referrals/auth';
import type { PlainDate } from '@referrals/calendar';
import { rules430200 } from '../pack/packs.js';
import type { CourseLevel } from '../posts/codes.domain.js';
import { postScope } from '../posts/post-scope.js';
import { training } from '../posts/training.domain.js';
import type { Counted, Measuring } from './counted.js';

interface Term { readonly person: string; readonly division: string; readonly from: PlainDate; readonly to: PlainDate | null }
interface Taken { readonly person: string; readonly level: CourseLevel; readonly on: PlainDate; readonly hours: number; readonly completed: boolean }

/** Persons trained, of those that had to be: today, or on the year's last day. Whoever holds posts in two places counts in each, and once in all. */
export async function countTrained({ tx, viewer, period, today }: Measuring, digits: number): Promise<Counted[]> {
  const on = today < period.to ? today : period.to;
  const bind = binder();
  const terms = await tx.query<Term>(`SELECT r.person, r.division, r.from_on AS "from", r.to_on AS "to" FROM appointment r
    WHERE r.from_on <= ${bind(on)}::date AND (r.to_on IS NULL OR r.to_on > ${bind(on)}::date) AND ${postScope.condition(viewer, bind)}`, bind.values);
  if (terms.length === 0) return [];
  const taken = Map.groupBy(await tx.query<Taken>('SELECT person, level, on_day AS "on", hours, completed FROM training_of($1)', [[...new Set(terms.map(({ person }) => person))]]), ({ person }) => person);
  return [...Map.groupBy(terms, ({ division }) => division.slice(0, digits))].map(([place, appointments]) => {
    const persons = [...new Set(appointments.map(({ person }) => person))];
    const { obliged, trained } = training({ year: Number(period.name), on, appointments, attendance: persons.flatMap((person) => taken.get(person) ?? []) }, rules430200);
    return { place, whole: obliged, done: trained };
  });
}
