import { applyDecorators } from '@nestjs/common';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, isUUID, ValidateNested } from 'class-validator';
import { eachHolds, field, saysNothing, type FieldSettings } from './field.js';
import { cleaning, textFault, textSchema, type TextSettings } from './fields.js';

/** What a list takes. Every list that a body or query has says at most how many. */
export interface ListSettings extends FieldSettings { readonly min?: number; readonly max?: number }

const bounds = ({ min, max }: ListSettings): object => ({ ...(min === undefined ? {} : { minItems: min }), ...(max === undefined ? {} : { maxItems: max }) });
const isList = ({ min, max }: ListSettings): PropertyDecorator[] =>
  [IsArray(), ...(min === undefined ? [] : [ArrayMinSize(min)]), ...(max === undefined ? [] : [ArrayMaxSize(max)])];

/** Objects of another class. A list among them is none: class-validator alone would look at its members instead. */
export const Parts = (of: () => new () => object, settings: ListSettings = {}): PropertyDecorator => field(
  { type: () => of(), isArray: true, ...bounds(settings) },
  [...isList(settings), eachHolds((one) => (Array.isArray(one) ? 'INVALID_INPUT' : undefined)), ValidateNested({ each: true }), Type(of)], settings,
  settings.optional === true ? withoutUnfilled : undefined,
);

/** Without the rows at a list's end that nobody filled in. A list of such rows alone was not told: an empty one would say that there is none. */
function withoutUnfilled(list: unknown): unknown {
  if (!Array.isArray(list) || list.length === 0) return list;
  const told = list.slice(0, list.findLastIndex((one: unknown) => Array.isArray(one) || !saysNothing(one)) + 1) as unknown[];
  return told.length === 0 ? '' : told;
}

/** Codes of a list. `asSet`: each once, sorted. */
export function Codes(values: readonly string[], { asSet = false, ...settings }: ListSettings & { readonly asSet?: boolean } = {}): PropertyDecorator {
  const bounded = { max: values.length, ...settings };
  const isCode = (one: unknown): boolean => values.some((value) => value === one);
  return field(
    { type: 'array', items: { type: 'string', enum: [...values] }, ...bounds(bounded) },
    [...isList(bounded), eachHolds((one) => (isCode(one) ? undefined : 'INVALID_INPUT'))], settings,
    // What is not all right stays as it came, so that its place is told as it came.
    asSet ? (list) => (Array.isArray(list) && list.length <= bounded.max && list.every(isCode) ? [...new Set(list as string[])].sort() : list) : undefined,
  );
}

/** As `Codes`, out of a query string: a name that is asked once is a list of one. */
export function CodesText(values: readonly string[], settings: ListSettings = {}): PropertyDecorator {
  return applyDecorators(Transform(({ value }: { value: unknown }) => (typeof value === 'string' && value !== '' ? [value] : value)), Codes(values, settings));
}

export const Ids = (settings: ListSettings & { readonly max: number }): PropertyDecorator => field(
  { type: 'array', items: { type: 'string', format: 'uuid' }, ...bounds(settings) },
  [...isList(settings), eachHolds((one) => (isUUID(one) ? undefined : 'INVALID_INPUT'))], settings,
  (list) => (Array.isArray(list) ? list.map((one: unknown) => (typeof one === 'string' ? one.toLowerCase() : one)) : list),
);

export const Texts = ({ maxItems, ...settings }: TextSettings & { readonly maxItems?: number } = {}): PropertyDecorator => {
  const bounded = maxItems === undefined ? {} : { max: maxItems };
  const [clean, faultOf] = [cleaning(settings), textFault(settings)];
  return field({ type: 'array', items: textSchema(settings), ...bounds(bounded) }, [...isList(bounded), eachHolds(faultOf)], settings, (list) => {
    if (!Array.isArray(list)) return list;
    const cleaned = list.map((one: unknown) => (typeof one === 'string' ? clean(one) : one));
    if (settings.optional !== true) return cleaned;
    const filled = cleaned.filter((one) => one !== '' && one !== null);
    // What is not all right stays as it came, so that its place is told as it came.
    if (filled.some((one) => faultOf(one) !== undefined)) return cleaned;
    return filled.length === 0 && list.length > 0 ? '' : filled;
  });
};

export const Ints = (settings: ListSettings = {}): PropertyDecorator =>
  field({ type: 'array', items: { type: 'integer' }, ...bounds(settings) }, [...isList(settings), IsInt({ each: true })], settings);
