import { shared } from '../../shared/words/shared';

const HOUR = 60;
const DAY = 24 * HOUR;

/** Minutes as people say them: to two days in hours, then in days. */
export function durationText(minutes: number): string {
  const [unit, size] = minutes < HOUR ? ['minute', 1] as const : minutes < 2 * DAY ? ['hour', HOUR] as const : ['day', DAY] as const;
  return new Intl.NumberFormat(shared.locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 }).format(minutes / size);
}
