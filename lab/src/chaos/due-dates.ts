import { addDays, addMonths, daysInMonth, type PlainDate } from '@referrals/calendar';

/** What is known of a file whose tier never changed, from outside: when a place began to answer for it, and whom was called on then. */
export interface Known { readonly since: PlainDate; readonly contacts: readonly PlainDate[]; readonly visits: readonly PlainDate[] }

/** When contact and visit are owed of a file at tier BASIC that is not late: by the words of the rule, without the product's function. */
export function dueDates({ since, contacts, visits }: Known): { readonly contact: PlainDate; readonly visit: PlainDate } {
  const [contact, visit] = [lastOf(since, contacts), lastOf(since, visits)];
  const first = addDays(since, 30);
  return { contact: endOfMonth(addMonths(firstOfMonth(contact ?? since), 1)), visit: visit === undefined ? first : endOfMonth(addMonths(firstOfMonth(visit), 3)) };
}

/** What a place before this one did does not count for it. */
const lastOf = (since: PlainDate, days: readonly PlainDate[]): PlainDate | undefined => days.filter((day) => day >= since).toSorted().at(-1);
const firstOfMonth = (day: PlainDate): PlainDate => `${day.slice(0, 7)}-01` as PlainDate;
const endOfMonth = (day: PlainDate): PlainDate => `${day.slice(0, 7)}-${daysInMonth(day.slice(0, 7))}` as PlainDate;
