import type { FieldValue, FormInput, Values } from './field';

const isEmpty = (value: FieldValue | undefined): boolean => value === undefined || value.length === 0 || (typeof value === 'string' && value.trim() === '');

/** What is asked, given what is typed so far. */
export const shownFields = (fields: readonly FormInput[], values: Values): readonly FormInput[] => fields.filter(({ when }) => when?.(values) ?? true);

/** Fields that must be filled and are not. */
export const missingFields = (fields: readonly FormInput[], values: Values): readonly string[] =>
  shownFields(fields, values).filter(({ isRequired, name }) => isRequired === true && isEmpty(values[name])).map(({ name }) => name);

/** What is sent: whatever is not known is left out, numbers are numbers, `a.b` stands within `a`, `a.0.b` within the first of its list. */
export function bodyOf(fields: readonly FormInput[], values: Values, fixed: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  let body: unknown = fixed;
  for (const { name, kind } of shownFields(fields, values)) {
    const value = values[name];
    if (value !== undefined && !isEmpty(value)) body = setWithin(body, name.split('.'), sentOf(kind, value));
  }
  return withoutHoles(body) as Record<string, unknown>;
}

function setWithin(whole: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  if (first === undefined) return value;
  if (/^\d+$/.test(first)) {
    const list: unknown[] = Array.isArray(whole) ? [...whole as unknown[]] : [];
    list[Number(first)] = setWithin(list[Number(first)], rest, value);
    return list;
  }
  const known = { ...(whole as Record<string, unknown> | undefined) };
  return { ...known, [first]: setWithin(known[first], rest, value) };
}

const withoutHoles = (whole: unknown): unknown => {
  if (Array.isArray(whole)) return whole.filter((one) => one !== undefined).map(withoutHoles);
  return typeof whole === 'object' && whole !== null ? Object.fromEntries(Object.entries(whole).map(([name, one]) => [name, withoutHoles(one)])) : whole;
};

function sentOf(kind: FormInput['kind'], value: FieldValue): unknown {
  if (typeof value !== 'string') return value;
  if (kind === 'yesNo') return value === 'YES';
  if (kind === 'moment') return momentOf(value);
  return kind === 'number' ? Number(value) : value.trim();
}

const ZONE = '+08:00';

/** A moment as `datetime-local` has it, by China's clock, in the form the API takes. */
const momentOf = (typed: string): string => `${typed.length === 16 ? `${typed}:00` : typed}${ZONE}`;

/** What was typed, as the body of whichever move: the server says what is wrong with it. */
export const sentAs = (values: object): never => values as never;

/** What stands in the fields before anything is typed. */
export const initialValues = (fields: readonly FormInput[]): Values => Object.fromEntries(fields.flatMap(({ name, initial }) => (initial === undefined ? [] : [[name, initial]])));

/** Without those that stand as they stood; of what lies within one thing all is sent when some of it is another. */
export function changedValues(fields: readonly FormInput[], values: Values): Values {
  const before = initialValues(fields);
  const within = (name: string): string => name.split('.')[0] ?? name;
  const changed = new Set(Object.keys(values).filter((name) => JSON.stringify(values[name]) !== JSON.stringify(before[name])).map(within));
  return Object.fromEntries(Object.entries(values).filter(([name]) => changed.has(within(name))));
}
