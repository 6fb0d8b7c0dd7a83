import { isDayOfOurs, readMoment, readToldTime } from '@referrals/calendar';
import { Text, type TextSettings } from './fields.js';

/** A day that exists, `2026-05-11`, from 1900 to 2100. */
export const Day = (settings: TextSettings = {}): PropertyDecorator => Text({ rule: isDayOfOurs, code: 'INVALID_DATE', format: 'date', ...settings });

/** A moment with its offset, from 1900 to 2100; read as UTC. */
export const Moment = (settings: TextSettings = {}): PropertyDecorator => Text({
  max: 40, rule: (text) => readMoment(text) !== undefined, code: 'INVALID_INSTANT', format: 'date-time', clean: (text) => readMoment(text) ?? text, ...settings,
});

const TOLD = 'A moment, or a day without an hour (2026-05-11); a moment without an offset is China’s';

/** When something was, as a person says it (`ToldTime`): a moment, read as UTC, or a day without an hour, kept as that day. */
export const When = (settings: TextSettings = {}): PropertyDecorator => Text({
  max: 40, rule: (text) => readToldTime(text) !== undefined, code: 'INVALID_INSTANT', description: TOLD, clean: (text) => readToldTime(text) ?? text, ...settings,
});
