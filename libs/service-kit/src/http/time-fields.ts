import { instant, plainDate } from '@referrals/calendar';
import { Text, type TextSettings } from './fields.js';

const reads = (read: (text: string) => string, before = 'x') => (text: string): boolean => {
  try {
    // Text of an instant compares like the instant between these years; outside them it is a slip of the pen, or cannot be stored.
    return read(text) >= '1900' && read(text) < before;
  } catch {
    return false;
  }
};

/** Between 1900 and 2199. */
export const isMoment = reads(instant, '2200');
export const isDayOfOurs = reads(plainDate, '2200');
const isDay = reads(plainDate);

/** A day that exists, `2026-05-11`, from 1900 on. */
export const Day = (settings: TextSettings = {}): PropertyDecorator => Text({ rule: isDay, code: 'INVALID_DATE', format: 'date', ...settings });

/** A moment with its offset, between 1900 and 2199; read as UTC. */
export const Moment = (settings: TextSettings = {}): PropertyDecorator => Text({
  max: 40, rule: isMoment, code: 'INVALID_INSTANT', format: 'date-time', clean: (text) => (isMoment(text) ? instant(text) : text), ...settings,
});
