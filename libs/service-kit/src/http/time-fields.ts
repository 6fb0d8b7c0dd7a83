import { instant, plainDate } from '@referrals/calendar';
import type { FieldSettings } from './field.js';
import { Text } from './fields.js';

const reads = (read: (text: string) => string) => (text: string): boolean => {
  try {
    return isConceivable(read(text));
  } catch {
    return false;
  }
};

/** Text of an instant compares like the instant between these years; outside them it is a slip of the pen, or cannot be stored. */
const isConceivable = (text: string): boolean => text >= '1900' && text < '2200';

export const isDay = reads(plainDate);
export const isMoment = reads(instant);

/** A day that exists, `2026-05-11`, between 1900 and 2199. */
export const Day = (settings: FieldSettings = {}): PropertyDecorator => Text({ rule: isDay, code: 'INVALID_DATE', format: 'date', ...settings });

/** A moment with its offset, between 1900 and 2199; read as UTC. */
export const Moment = (settings: FieldSettings = {}): PropertyDecorator => Text({
  max: 40, rule: isMoment, code: 'INVALID_INSTANT', format: 'date-time', clean: (text) => (isMoment(text) ? instant(text) : text), ...settings,
});
