import { applyDecorators } from '@nestjs/common';
import { cleanLine, isBlank } from '@referrals/contracts';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsNumber, IsObject, IsString, isString, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { cleanText, field, holds, isStorable, known, saysNothing, type FaultOf, type FieldSettings, type Schema } from './field.js';

export interface TextSettings extends FieldSettings {
  /** Least and most characters, as JavaScript counts them, of the clean text. */
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
  /** Code of ours when `min`, the pattern or the rule does not hold. */
  readonly code?: string;
  readonly rule?: (text: string) => boolean;
  /** Where several things can be wrong: the code of what is. */
  readonly fault?: FaultOf<string>;
  /**
   * LINE, unless said: a name, a number, a code; in NFC, without what nobody sees. WORDS: what a person tells, whose words stay as they are.
   * EXACT: a secret, of which every sign counts.
   */
  readonly as?: 'LINE' | 'WORDS' | 'EXACT';
  /** A number stands for its digits, as far as JSON carries them all. */
  readonly numbers?: boolean;
  /** What is done besides, before it is checked. */
  readonly clean?: (text: string) => string;
  readonly format?: string;
  /** What it can be, for the document: checked where more is known. */
  readonly values?: readonly string[];
}

export const Text = (settings: TextSettings = {}): PropertyDecorator =>
  field(textSchema(settings), [IsString(), holds(textFault(settings))], settings, cleanText(cleaning(settings), settings.numbers));


/** The one cleaning of what comes in. What says nothing is an empty text. */
export const cleaning = ({ as = 'LINE', clean = (text) => text }: TextSettings) => (text: string): string => {
  if (as === 'EXACT') return clean(text);
  if (text.length > 0 && isBlank(text) && isStorable(text)) return '';
  return clean(as === 'LINE' ? cleanLine(text) : text);
};

export const textSchema = ({ min, max, pattern, format, values }: TextSettings): Schema => ({
  type: 'string', ...(min === undefined ? {} : { minLength: min }), ...(max === undefined ? {} : { maxLength: max }), ...(pattern === undefined ? {} : { pattern: pattern.source }), ...(format === undefined ? {} : { format }), ...(values === undefined ? {} : { enum: [...values] }),
});

/** The first thing wrong with a text. Its length is its own: counted without what is invisible, a text of any size would pass. */
export function textFault({ min = 0, max = Number.POSITIVE_INFINITY, pattern, code = 'INVALID_INPUT', rule, fault }: TextSettings): FaultOf<unknown> {
  known(code);
  return (text) => {
    if (!isString(text)) return 'INVALID_INPUT';
    if (text.length > max) return 'TOO_LONG';
    if (text.length < min) return code;
    if (pattern?.test(text) === false) return code;
    if (rule?.(text) === false) return code;
    return fault?.(text) ?? (isStorable(text) ? undefined : 'INVALID_TEXT');
  };
}

/** A UUID in the one form it is stored; capitals are read as small letters. */
export const IdField = (settings: FieldSettings = {}): PropertyDecorator =>
  field({ type: 'string', format: 'uuid' }, [IsUUID()], settings, cleanText((text) => cleanLine(text).trim().toLowerCase()));

export const OneOf = (values: readonly string[], settings: FieldSettings = {}): PropertyDecorator =>
  field({ type: 'string', enum: [...values] }, [IsIn(values)], settings);

export const YesNo = (settings: FieldSettings = {}): PropertyDecorator => field({ type: 'boolean' }, [IsBoolean()], settings);

export const Int = ({ min, max, ...settings }: FieldSettings & { min?: number; max?: number } = {}): PropertyDecorator => field(
  { type: 'integer', ...(min === undefined ? {} : { minimum: min }), ...(max === undefined ? {} : { maximum: max }) },
  [IsInt(), ...(min === undefined ? [] : [Min(min)]), ...(max === undefined ? [] : [Max(max)])], settings,
);

/** As `Int`, out of a query string. */
export const IntText = (settings: Parameters<typeof Int>[0] = {}): PropertyDecorator => applyDecorators(Type(() => Number), Int(settings));

/** A part of a hundred, as figures say it. In answers. */
export const Percent = (settings: FieldSettings = {}): PropertyDecorator => field({ type: 'number', minimum: 0, maximum: 100 }, [IsNumber(), Min(0), Max(100)], settings);

/** Another class (swagger knows a function that answers one by its name, `type`). An array is none: class-validator alone would look at its members instead. */
export const Part = (of: () => new () => object, settings: FieldSettings = {}): PropertyDecorator =>
  field({ type: () => of() }, [IsObject(), ValidateNested(), Type(of)], settings,
  settings.optional === true ? (part) => (typeof part === 'object' && saysNothing(part) ? '' : part) : undefined);

/** An object whose names are its own. In answers only: nothing is known of what is inside. */
export const OpenObject = (settings: FieldSettings = {}): PropertyDecorator => field({ type: 'object', additionalProperties: true }, [IsObject()], settings);
