import { DomainError } from '@referrals/contracts';
import { chinaWorkingDays, daysOf, isWeekend, workingDaysFrom, type Instant, type PlainDate, type WorkingDays, type YearNotice } from '@referrals/calendar';

/** Per year: null when its notice was always known, else the moment from which it is. A year that is not here is not known. */
export type YearsKnown = Readonly<Record<string, Instant | null>>;

/** Never added to: a later year becomes known by its import, at a moment that each installation has of its own. */
const ALWAYS = [2020, 2021, 2022, 2023, 2024, 2025, 2026];
export const YEARS_AT_FIRST: YearsKnown = Object.fromEntries(ALWAYS.map((year) => [String(year), null]));

/** A year's notice as an installation imported it, and since when it counts. */
export type ImportedYear = Pick<YearNotice, 'year' | 'off' | 'on'> & { readonly effectiveAt: Instant };

/** Working days as far as they are known at a moment: a notice takes effect for everybody at one moment, its import. */
export class DutyCalendar {
  /** Moments at which years become known, in order. */
  readonly imports: readonly Instant[];

  constructor(private readonly years: YearsKnown = YEARS_AT_FIRST, private readonly notices: WorkingDays = chinaWorkingDays) {
    this.imports = [...new Set(Object.values(years).filter((at) => at !== null))].sort();
  }

  /** What was always known, and these imports; of a year that is in both, what was always known. */
  static with(imported: readonly ImportedYear[]): DutyCalendar {
    const own = workingDaysFrom(Object.fromEntries(imported.map((one) => [one.year, daysOf(one)])));
    const isImported = new Set(imported.map(({ year }) => String(year)));
    return new DutyCalendar(
      { ...Object.fromEntries(imported.map(({ year, effectiveAt }) => [String(year), effectiveAt])), ...YEARS_AT_FIRST },
      { isWorkingDay: (date) => (isImported.has(date.slice(0, 4)) && !(date.slice(0, 4) in YEARS_AT_FIRST) ? own : chinaWorkingDays).isWorkingDay(date) },
    );
  }

  /** How many years have become known by import up to that moment: what was dated by fewer is dated again. */
  revisionAt(moment: Instant): number {
    return Object.values(this.years).filter((at) => at !== null && at <= moment).length;
  }

  /** Whether the notice of that year is there, in effect or not yet. */
  includes(year: number): boolean {
    return String(year) in this.years;
  }

  /** As known at that moment: raises CALENDAR_NOT_COVERED for any other year. */
  knownAt(moment: Instant): WorkingDays {
    return { isWorkingDay: (date) => this.isWorkingDay(date, moment) };
  }

  /** As known at that moment; where a year is not, Monday to Friday are worked, and `assumed` is called. */
  assumedAt(moment: Instant, assumed: () => void = () => undefined): WorkingDays {
    return {
      isWorkingDay: (date) => {
        if (this.isKnown(date, moment)) {
          try {
            return this.notices.isWorkingDay(date);
          } catch (error) {
            if (!(error instanceof DomainError) || error.code !== 'CALENDAR_NOT_COVERED') throw error;
          }
        }
        assumed();
        return !isWeekend(date);
      },
    };
  }

  private isWorkingDay(date: PlainDate, moment: Instant): boolean {
    if (!this.isKnown(date, moment)) throw new DomainError('CALENDAR_NOT_COVERED', { facts: { year: Number(date.slice(0, 4)) } });
    return this.notices.isWorkingDay(date);
  }

  private isKnown(date: PlainDate, moment: Instant): boolean {
    const since = this.years[date.slice(0, 4)];
    return since !== undefined && (since === null || since <= moment);
  }
}
