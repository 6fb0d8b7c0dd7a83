/** A field of a form that a drawer asks for. */
export interface FieldSettings {
  /** Path of the field in what is sent. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isRequired?: boolean;
  /** A line, words of any length, a day, a moment, or one of `choices`. */
  readonly kind?: 'LINE' | 'WORDS' | 'DAY' | 'MOMENT' | 'CHOICE';
  readonly choices?: Readonly<Record<string, string>>;
}

/** What was typed, by the field's name; what was left out is not in it. */
export type FieldValues = Readonly<Record<string, string>>;

const ZONE = '+08:00';

/** A moment as `datetime-local` has it, by China's clock, in the form the API takes; undefined when nothing was typed. */
export const momentOf = (typed: string | undefined): string | undefined => (typed === undefined || typed === '' ? undefined : `${typed.length === 16 ? `${typed}:00` : typed}${ZONE}`);

/** Which required fields are empty. */
export const missingOf = (fields: readonly FieldSettings[], values: FieldValues): readonly string[] =>
  fields.filter(({ name, isRequired }) => isRequired === true && (values[name] ?? '').trim() === '').map(({ name }) => name);

/** What was typed, without what was left empty. */
export const typedOf = (values: FieldValues): FieldValues => Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]])));

/** What was typed, as the body of whichever move: the server says what is wrong with it. */
export const sentAs = (values: object): never => values as never;
