import { DomainError } from '@referrals/contracts';
import { chinaWorkingDays, isWeekend, type Instant, type PlainDate, type WorkingDays } from '@referrals/calendar';

/** Per year: null when its notice was always known, else the moment from which it is. A year that is not here is not known. */
export type YearsKnown = Readonly<Record<string, Instant | null>>;

const ALWAYS = [2020, 2021, 2022, 2023, 2024, 2025, 2026];
export const YEARS_AT_FIRST: YearsKnown = Object.fromEntries(ALWAYS.map((year) => [String(year), null]));

/** Working days as far as they are known at a moment: a notice takes effect for everybody at one moment, its import. */
export class DutyCalendar {
  constructor(private readonly years: YearsKnown = YEARS_AT_FIRST, private readonly notices: WorkingDays = chinaWorkingDays) {}

  /** Moments at which years become known, in order. */
  get imports(): readonly Instant[] {
    return [...new Set(Object.values(this.years).filter((at) => at !== null))].sort();
  }

  /** As known at that moment: raises CALENDAR_NOT_COVERED for any other year. */
  knownAt(moment: Instant): WorkingDays {
    return { isWorkingDay: (date) => this.isWorkingDay(date, moment) };
  }

  /** As known at that moment; where a year is not, Monday to Friday are worked. */
  assumedAt(moment: Instant): WorkingDays {
    const known = this.knownAt(moment);
    return {
      isWorkingDay(date) {
        try {
          return known.isWorkingDay(date);
        } catch (error) {
          if (error instanceof DomainError && error.code === 'CALENDAR_NOT_COVERED') return !isWeekend(date);
          throw error;
        }
      },
    };
  }

  private isWorkingDay(date: PlainDate, moment: Instant): boolean {
    const year = date.slice(0, 4);
    const since = this.years[year];
    if (since === undefined || (since !== null && since > moment)) throw new DomainError('CALENDAR_NOT_COVERED', { facts: { year: Number(year) } });
    return this.notices.isWorkingDay(date);
  }
}
