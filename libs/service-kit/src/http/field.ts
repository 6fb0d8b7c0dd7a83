import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { errorCatalogue } from '@referrals/contracts';
import { Transform } from 'class-transformer';
import { IsOptional, ValidateBy, ValidateIf } from 'class-validator';

/** What every kind of field may say besides. A field is required unless it says otherwise. */
export interface FieldSettings {
  /** May be absent: nothing told. So are `null` and `""`, which forms send for what nobody filled in. A field with a default is declared optional, too. */
  readonly optional?: boolean;
  /** May be null, which in a change means: take it away; `""` means the same. */
  readonly nullable?: boolean;
  readonly description?: string;
  /** Code of ours when it is missing. */
  readonly missing?: string;
}

export type Schema = Readonly<Record<string, unknown>>;
export type Clean = (value: unknown) => unknown;
/** Code of ours for what is wrong, or undefined. */
export type FaultOf<V> = (value: V) => string | undefined;

/** A field: its checks in order, its place in the document, and what is done with it before it is checked. */
export function field(schema: Schema, checks: readonly PropertyDecorator[], settings: FieldSettings = {}, clean?: Clean): PropertyDecorator {
  const { optional = false, nullable = false, description, missing } = settings;
  return applyDecorators(
    ApiProperty({ ...schema, required: !optional, ...(nullable ? { nullable } : {}), ...(description === undefined ? {} : { description }) }),
    ...(optional ? [nullable ? IsOptional() : ValidateIf((_, value) => value !== undefined)] : nullable ? [ValidateIf((_, value) => value !== null)] : []),
    ...(missing === undefined ? [] : [isThere(known(missing))]),
    Transform(({ value, obj, key }) => (isUntold((obj as Record<string, unknown>)[key]) ? untold(value, settings) : whatIsLeft(clean?.(value) ?? value, settings))),
    ...checks,
  );
}

const isUntold = (sent: unknown): boolean => sent === null || sent === '';
/** What was not filled in; where something must be, it stays as it came and the checks say what is missing. */
const untold = (value: unknown, { optional = false, nullable = false }: FieldSettings): unknown => (nullable ? null : optional ? undefined : value);
/** What cleaning leaves nothing of was not told either, where that is allowed. */
const whatIsLeft = (clean: unknown, settings: FieldSettings): unknown => (clean === '' ? untold(clean, settings) : clean);

/** An object of which nothing is told. An empty list says that there is none. */
export function saysNothing(value: unknown): boolean {
  if (isUntold(value) || value === undefined) return true;
  return typeof value === 'object' && !Array.isArray(value) && Object.values(value as object).every(saysNothing);
}

/** Cleans texts and leaves what is none to the checks. `numbers`: one is taken for its digits, as far as JSON carries them all. */
export const cleanText = (clean: (text: string) => string, numbers = false): Clean => (value) => {
  const text = numbers && typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? String(value) : value;
  return typeof text === 'string' ? clean(text) : text;
};

/** A check of ours, which names the code that a client is told. */
export const holds = <V>(faultOf: FaultOf<V>): PropertyDecorator => ValidateBy({
  name: 'house', validator: { validate: (value) => faultOf(value as V) === undefined, defaultMessage: (told) => faultOf(told?.value as V) ?? '' },
});

const isThere = (missing: string): PropertyDecorator => holds((value) => (value === undefined || value === null ? missing : undefined));

/** More are not told of one list. */
const MOST_MEMBERS = 50;

/** As `holds`, of each member of a list; `faultsOf` reads the members' places from the message. */
export const eachHolds = (faultOf: FaultOf<unknown>): PropertyDecorator => holds((list: readonly unknown[]) => {
  const faults = list.flatMap((one, index) => {
    const fault = faultOf(one);
    return fault === undefined ? [] : [`${fault}@${index}`];
  });
  return faults.length === 0 ? undefined : faults.slice(0, MOST_MEMBERS).join(' ');
});

/** False for what neither the database nor canonical JSON can hold: NUL, half a surrogate pair. */
export const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

/** A code that the catalogue does not have would answer with a failure of ours. */
export function known(code: string): string {
  if (errorCatalogue[code] === undefined) throw new Error(`A field names the code ${code}, which no catalogue has`);
  return code;
}
