import type { Instant, PlainDate } from '@referrals/calendar';
import type { ServiceDatabase, Tx } from '@referrals/database';
import { DutyCalendar, type ImportedYear } from '@referrals/duties';

/** An import takes effect more than a minute after it is there: by then every process has read it several times. */
const READ_EVERY_MS = 15_000;

/**
 * The calendar that duties of a service are dated by: what the release knows, and what was imported into its database. Read within the
 * transaction that asks, when it was read 15 s ago or longer: whoever dates a duty knows every import that has taken effect.
 */
export class CalendarStore {
  private kept: { readonly calendar: DutyCalendar; readonly readAt: number } | undefined;
  /** What a transaction is reading: cases that are followed together read it once. */
  private readonly reading = new WeakMap<Tx, Promise<DutyCalendar>>();

  /** @param monotonic milliseconds, from any beginning */
  constructor(private readonly monotonic: () => number = () => performance.now()) {}

  async load(tx: Tx): Promise<DutyCalendar> {
    const now = this.monotonic();
    if (this.kept !== undefined && now >= this.kept.readAt && now - this.kept.readAt < READ_EVERY_MS) return this.kept.calendar;
    const reading = this.reading.get(tx) ?? readCalendar(tx).then((calendar) => {
      this.kept = { calendar, readAt: now };
      return calendar;
    }).finally(() => this.reading.delete(tx));
    this.reading.set(tx, reading);
    return reading;
  }
}

const stores = new WeakMap<ServiceDatabase, CalendarStore>();

/** The one that a running service keeps in memory. */
export function calendarOf(database: ServiceDatabase): CalendarStore {
  const store = stores.get(database) ?? new CalendarStore();
  stores.set(database, store);
  return store;
}

const YEARS = `SELECT year, off_days::text[] AS off, make_up_days::text[] AS "on", effective_at AS "effectiveAt" FROM calendar_year ORDER BY year`;

interface YearRow { readonly year: number; readonly off: PlainDate[]; readonly on: PlainDate[]; readonly effectiveAt: Instant }

/** What was imported, whether it has taken effect or not. */
export const readImports = (tx: Tx): Promise<ImportedYear[]> => tx.query<YearRow>(YEARS);

/** As the database has it now. */
export const readCalendar = async (tx: Tx): Promise<DutyCalendar> => DutyCalendar.with(await readImports(tx));
