import { isBlank, readPhone, storable } from '@referrals/contracts';
import { idNumberFault, normalIdNumber } from '@referrals/policy';
import { Day, PlaceCode, Text, type FieldSettings } from '@referrals/service-kit';

export const SHORT = 100;
export const LINE = 500;
export const STORY = 2000;

/** A name or a number, on one line. */
export const Short = (settings: FieldSettings = {}): PropertyDecorator => Text({ min: 1, max: SHORT, ...settings });
/** In words, which stay as they are. */
export const Said = (max: number, settings: FieldSettings = {}): PropertyDecorator =>
  Text({ min: 1, max, as: 'WORDS', clean: storable, rule: (text) => !isBlank(text), code: 'INVALID_INPUT', ...settings });
export const Line = (settings: FieldSettings = {}): PropertyDecorator => Said(LINE, settings);
/** On what evidence: missing, it says so. */
export const Evidence = (): PropertyDecorator => Line({ missing: 'EVIDENCE_REQUIRED' });
export const Reason = (): PropertyDecorator => Line({ missing: 'REASON_REQUIRED' });

export const Phone = (settings: FieldSettings = {}): PropertyDecorator =>
  Text({ max: 40, numbers: true, clean: (typed) => readPhone(typed) ?? typed, rule: (typed) => readPhone(typed) !== undefined, code: 'PHONE_INVALID', optional: true, ...settings });
export const IdNumber = (settings: FieldSettings = {}): PropertyDecorator => Text({ max: 40, clean: normalIdNumber, fault: idNumberFault, optional: true, ...settings });
export const OnDay = (settings: FieldSettings = {}): PropertyDecorator => Day({ optional: true, ...settings });
export const Place = (settings: FieldSettings = {}): PropertyDecorator => PlaceCode({ optional: true, ...settings });
