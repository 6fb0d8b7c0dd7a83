import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsDefined, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateBy, ValidateIf, ValidateNested,
} from 'class-validator';

/** What every kind of field may say besides. A field is required unless it says otherwise. */
export interface FieldSettings {
  /** May be absent. A field with a default is declared optional, too. */
  readonly optional?: boolean;
  /** May be null, which in a change means: take it away. */
  readonly nullable?: boolean;
  readonly description?: string;
  /** Code of ours when it is missing. */
  readonly missing?: string;
}

type Schema = Readonly<Record<string, unknown>>;
type Clean = (text: string) => string;

/** A field: its checks in order, its place in the document, and what is done with its text before it is checked. */
function field(schema: Schema, checks: readonly PropertyDecorator[], settings: FieldSettings = {}, clean?: Clean): PropertyDecorator {
  const { optional = false, nullable = false, description, missing } = settings;
  return applyDecorators(
    ApiProperty({ ...schema, required: !optional, ...(nullable ? { nullable } : {}), ...(description === undefined ? {} : { description }) }),
    ...(optional ? [nullable ? IsOptional() : ValidateIf((_, value) => value !== undefined)] : nullable ? [ValidateIf((_, value) => value !== null)] : []),
    ...(missing === undefined ? [] : [IsDefined({ message: missing })]),
    ...(clean === undefined ? [] : [Transform(({ value }) => (typeof value === 'string' ? clean(value) : value as unknown))]),
    ...checks,
  );
}

/** A check of ours, which names the code that a client is told. */
const holds = (faultOf: (value: never) => string | undefined): PropertyDecorator => ValidateBy({
  name: 'house', validator: { validate: (value) => faultOf(value as never) === undefined, defaultMessage: (told) => faultOf(told?.value as never) ?? '' },
});

export interface TextSettings extends FieldSettings {
  readonly max?: number;
  readonly pattern?: RegExp;
  /** Code of ours when the pattern or the rule does not hold. */
  readonly code?: string;
  readonly rule?: (text: string) => boolean;
  /** Where several things can be wrong: the code of what is. */
  readonly fault?: (text: string) => string | undefined;
  readonly clean?: Clean;
  readonly format?: string;
}

export function Text({ max, pattern, code = 'INVALID_INPUT', rule, fault = byRule(rule, code), clean, format, ...settings }: TextSettings = {}): PropertyDecorator {
  return field(
    { type: 'string', ...(max === undefined ? {} : { maxLength: max }), ...(pattern === undefined ? {} : { pattern: pattern.source }), ...(format === undefined ? {} : { format }) },
    [
      IsString(), ...(max === undefined ? [] : [MaxLength(max)]), ...(pattern === undefined ? [] : [Matches(pattern, { message: code })]),
      ...(fault === undefined ? [] : [holds(fault)]),
    ],
    settings, clean,
  );
}

const byRule = (rule: TextSettings['rule'], code: string): TextSettings['fault'] => rule && ((text) => (rule(text) ? undefined : code));

/** A UUID in the one form it is stored; capitals are read as small letters. */
export const IdField = (settings: FieldSettings = {}): PropertyDecorator =>
  field({ type: 'string', format: 'uuid' }, [IsUUID()], settings, (text) => text.toLowerCase());

export const OneOf = (values: readonly string[], settings: FieldSettings = {}): PropertyDecorator =>
  field({ type: 'string', enum: [...values] }, [IsIn(values)], settings);

export const YesNo = (settings: FieldSettings = {}): PropertyDecorator => field({ type: 'boolean' }, [IsBoolean()], settings);

export const Int = ({ min, max, ...settings }: FieldSettings & { min?: number; max?: number } = {}): PropertyDecorator => field(
  { type: 'integer', ...(min === undefined ? {} : { minimum: min }), ...(max === undefined ? {} : { maximum: max }) },
  [IsInt(), ...(min === undefined ? [] : [Min(min)]), ...(max === undefined ? [] : [Max(max)])], settings,
);

/** As `Int`, out of a query string. */
export const IntText = (settings: Parameters<typeof Int>[0] = {}): PropertyDecorator => applyDecorators(Type(() => Number), Int(settings));

/** Another class (swagger knows a function that answers one by its name, `type`). An array is none: class-validator alone would look at its members instead. */
export const Part = (of: () => new () => object, settings: FieldSettings = {}): PropertyDecorator =>
  field({ type: () => of() }, [IsObject(), ValidateNested(), Type(of)], settings);

export const Parts = (of: () => new () => object, { max, ...settings }: FieldSettings & { max?: number } = {}): PropertyDecorator => field(
  { type: () => of(), isArray: true, ...(max === undefined ? {} : { maxItems: max }) },
  [IsArray(), ...(max === undefined ? [] : [ArrayMaxSize(max)]), IsObject({ each: true }), ValidateNested({ each: true }), Type(of)], settings,
);

/** Codes of a list. `asSet`: each once, sorted. */
export const Codes = (values: readonly string[], { max = values.length, asSet = false, ...settings }: FieldSettings & { max?: number; asSet?: boolean } = {}): PropertyDecorator => applyDecorators(
  field({ type: 'array', items: { type: 'string', enum: [...values] }, maxItems: max }, [IsArray(), ArrayMaxSize(max), IsIn(values, { each: true })], settings),
  ...(asSet ? [Transform(({ value }) => (isTexts(value, max) ? [...new Set(value)].sort() : value as unknown))] : []),
);

export const Ids = ({ min = 0, max, ...settings }: FieldSettings & { min?: number; max: number }): PropertyDecorator => applyDecorators(
  field({ type: 'array', items: { type: 'string', format: 'uuid' }, minItems: min, maxItems: max }, [IsArray(), ArrayMinSize(min), ArrayMaxSize(max), IsUUID(undefined, { each: true })], settings),
  Transform(({ value }) => (Array.isArray(value) ? value.map((one: unknown) => (typeof one === 'string' ? one.toLowerCase() : one)) : value as unknown)),
);

export const Texts = ({ maxItems, max, rule, code = 'INVALID_INPUT', fault = byRule(rule, code), ...settings }: Omit<TextSettings, 'pattern' | 'clean'> & { readonly maxItems?: number } = {}): PropertyDecorator => field(
  { type: 'array', items: { type: 'string', ...(max === undefined ? {} : { maxLength: max }) }, ...(maxItems === undefined ? {} : { maxItems }) },
  [
    IsArray(), ...(maxItems === undefined ? [] : [ArrayMaxSize(maxItems)]), IsString({ each: true }), ...(max === undefined ? [] : [MaxLength(max, { each: true })]),
    ...(fault === undefined ? [] : [holds((list: readonly string[]) => list.map(fault).find((found) => found !== undefined))]),
  ], settings,
);

const isTexts = (value: unknown, max: number): value is string[] => Array.isArray(value) && value.length <= max && value.every((one) => typeof one === 'string');
