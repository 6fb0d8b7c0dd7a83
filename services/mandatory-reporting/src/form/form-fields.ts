import { readPhone, storable } from '@referrals/contracts';
import { idNumberFault, normalIdNumber, readCreditCode, readIdNumber } from '@referrals/policy';
import { Codes, Day, OneOf, PlaceCode, Text, Texts, When, type FieldSettings } from '@referrals/service-kit';
import { readAge } from './age.domain.js';

export const SHORT = 100;
export const LINE = 500;
export const STORY = 10_000;
const LIST = 20;

/** What a form asks may be missing, unless it says otherwise. */
const optional = true;
/** Text a person wrote: at most `max` characters, and something in it. What cannot be stored of it keeps no report from being made. */
const written = { pattern: /\S/, code: 'BLANK_TEXT', clean: storable, optional } as const;
/** In words, which stay as they are. */
export const Said = (max: number, settings: FieldSettings = {}): PropertyDecorator => Text({ max, as: 'WORDS', ...written, ...settings });
/** A name or a number, on one line. */
export const Short = (settings: FieldSettings = {}): PropertyDecorator => Text({ max: SHORT, ...written, ...settings });
export const Line = (): PropertyDecorator => Said(LINE);
export const Story = (): PropertyDecorator => Said(STORY);
export const Lines = (): PropertyDecorator => Texts({ maxItems: LIST, max: LINE, as: 'WORDS', ...written });

/** What has a form, and is taken in any: in its one form where it can be read, else as told (`unchecked`). */
const AsTold = (read: (typed: string) => string | undefined): PropertyDecorator =>
  Text({ max: LINE, ...written, numbers: true, clean: (typed) => read(typed) ?? storable(typed) });
/** A telephone number as people write it. */
export const Phone = (): PropertyDecorator => AsTold(readPhone);
export const CreditCode = (): PropertyDecorator => AsTold(readCreditCode);
/** A citizen's ID number, or what was told in its place: a passport, part of a number. */
export const ToldIdNumber = (): PropertyDecorator => AsTold(readIdNumber);
/** An ID number that is looked for: one that is none finds nobody. */
export const IdNumber = (): PropertyDecorator => Text({ max: 40, clean: normalIdNumber, fault: idNumberFault, optional });
/** “About eight”, as told. */
export const About = (): PropertyDecorator => Text({
  max: SHORT, ...written, numbers: true, clean: (typed) => readAge(storable(typed)), description: 'A number or words; kept with 约, and nothing is routed by it',
});

export const OnDay = (): PropertyDecorator => Day({ optional });
/** When something was: a moment, or a day without an hour. */
export const At = (): PropertyDecorator => When({ optional });
/** A division's code by its form only: unknown and outside ones are accepted, a child may be from anywhere. */
export const Division = (): PropertyDecorator => PlaceCode({ optional });
export const One = (values: readonly string[]): PropertyDecorator => OneOf(values, { optional });
/** Codes, each once and sorted. */
export const CodeSet = (values: readonly string[]): PropertyDecorator => Codes(values, { max: values.length * 2, asSet: true, optional });
