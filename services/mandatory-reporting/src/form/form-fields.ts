import { hasVisibleText, normalIdNumber } from '@referrals/policy';
import { Codes, Day, isDayOfOurs, Moment, OneOf, Text, Texts, type FieldSettings } from '@referrals/service-kit';
import { idNumberFault } from './id-number.domain.js';

export const SHORT = 100;
export const LINE = 500;
export const STORY = 10_000;
const LIST = 20;

/** What a form asks may be missing, unless it says otherwise. */
const optional = true;
/** Text a person wrote: at most `max` characters, never only blanks or what nobody sees. */
const written = { pattern: /\S/, rule: hasVisibleText, code: 'BLANK_TEXT', optional } as const;
export const Said = (max: number, settings: FieldSettings = {}): PropertyDecorator => Text({ max, ...written, ...settings });
export const Short = (settings: FieldSettings = {}): PropertyDecorator => Said(SHORT, settings);
export const Line = (): PropertyDecorator => Said(LINE);
export const Story = (): PropertyDecorator => Said(STORY);
export const Lines = (): PropertyDecorator => Texts({ maxItems: LIST, max: LINE, ...written });
/** A telephone number as people write it. */
export const Phone = (): PropertyDecorator => Text({ pattern: /^\+?[0-9][0-9 ()-]{4,23}$/, code: 'PHONE_INVALID', optional });
export const IdNumber = (): PropertyDecorator => Text({ max: 40, clean: normalIdNumber, fault: idNumberFault, optional });
export const OnDay = (): PropertyDecorator => Day({ rule: isDayOfOurs, optional });
export const At = (): PropertyDecorator => Moment({ optional });
/** A division's code by its form only: unknown and outside ones are accepted, a child may be from anywhere. */
export const Division = (): PropertyDecorator => Text({ pattern: /^(\d{6}|\d{9}|\d{12})$/, code: 'DIVISION_CODE_INVALID', optional });
export const One = (values: readonly string[]): PropertyDecorator => OneOf(values, { optional });
/** Codes, each once and sorted. */
export const CodeSet = (values: readonly string[]): PropertyDecorator => Codes(values, { max: values.length * 2, asSet: true, optional });
