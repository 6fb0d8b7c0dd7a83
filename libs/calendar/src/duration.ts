const [MINUTE_MS, HOUR_MS, DAY_MS] = [60_000, 3_600_000, 86_400_000];
const WRITTEN = /^P(?=[0-9T])(?:([0-9]{1,6})D)?(?:T(?=[0-9])(?:([0-9]{1,6})H)?(?:([0-9]{1,6})M)?)?$/;

/** An ISO 8601 duration of days of 24 hours, hours and minutes (`P3D`, `PT30M`, `P1DT2H`), in milliseconds; undefined where it is none, or nothing. */
export function readDuration(text: string): number | undefined {
  const [, days = '0', hours = '0', minutes = '0'] = WRITTEN.exec(text) ?? [];
  const millis = Number(days) * DAY_MS + Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS;
  return millis > 0 ? millis : undefined;
}

/** Milliseconds, none or more, as such a duration; what is less than a minute is left out, and nothing is `PT0M`. */
export function durationText(millis: number): string {
  const days = Math.floor(millis / DAY_MS);
  const hours = Math.floor((millis % DAY_MS) / HOUR_MS);
  const minutes = Math.floor((millis % HOUR_MS) / MINUTE_MS);
  const time = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}`;
  if (days === 0 && time === '') return 'PT0M';
  return `P${days > 0 ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
}
