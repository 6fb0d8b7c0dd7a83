import { placeAsked, placeDigits, readReceiptNumber } from '@referrals/policy';
import type { FieldSettings } from './field.js';
import { Text } from './fields.js';

/** A place that is asked for: its code or leading digits of one, in every spelling that a person writes or we publish; handed over in one. */
export const PlaceText = (settings: FieldSettings = {}): PropertyDecorator =>
  Text({ pattern: /^[0-9]{2,12}$/, code: 'DIVISION_CODE_INVALID', clean: placeAsked, description: 'A division’s code, or its leading digits', ...settings });

/** A place that is told: a code of six, nine or twelve digits; whether it exists is not asked. */
export const PlaceCode = (settings: FieldSettings & { readonly clean?: (digits: string) => string } = {}): PropertyDecorator => {
  const { clean = (digits) => digits, ...rest } = settings;
  return Text({ pattern: /^(?:[0-9]{6}|[0-9]{9}|[0-9]{12})$/, code: 'DIVISION_CODE_INVALID', clean: (typed) => clean(placeDigits(typed)), ...rest });
};

/** The number of a report's receipt, however it is typed; one whose check character does not fit is told so. */
export const ReceiptNumberText = (settings: FieldSettings = {}): PropertyDecorator => Text({
  max: 60, clean: (typed) => readReceiptNumber(typed) ?? typed, rule: (number) => readReceiptNumber(number) !== undefined, code: 'RECEIPT_NUMBER_INVALID', ...settings,
});
