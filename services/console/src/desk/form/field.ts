import type { MovePath, UsedMove } from '../use-move';

/** What is typed: text, a day, a moment as `datetime-local` has it, a code, a number as it is typed, `YES` or `NO`; a list of codes. */
export type FieldValue = string | readonly string[];
export type Values = Readonly<Record<string, FieldValue>>;

interface Common {
  /** Path in what is sent: `residence.address`. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isRequired?: boolean;
  readonly initial?: FieldValue;
  /** Shown, and sent, only when this holds of what is typed. */
  readonly when?: (values: Values) => boolean;
}

export type FormInput = Common & (
  | { readonly kind: 'text' | 'long' | 'day' | 'moment' | 'number' }
  /** `words`: instead of yes and no. */
  | { readonly kind: 'yesNo'; readonly words?: Readonly<Record<'YES' | 'NO', string>> }
  | { readonly kind: 'choice' | 'choices'; readonly choices: Readonly<Record<string, string>> }
  /** To this many digits at least. */
  | { readonly kind: 'place'; readonly digits: 6 | 9 | 12 }
  /** A colleague of the caller's places, by their sign-in account: what is sent is the id. */
  | { readonly kind: 'account' });

/** The fields of a form, or which they are given what is typed so far. */
export type FormInputs = readonly FormInput[] | ((values: Values) => readonly FormInput[]);

type BodyOf<Path extends MovePath> = NonNullable<Parameters<UsedMove<Path>['send']>[0]['body']>;
type Keys<Body> = Body extends object ? keyof Body & string : never;
/** Names of fields of what is sent there, or of what they hold. */
type NameIn<Path extends MovePath> = Keys<BodyOf<Path>> | `${Keys<BodyOf<Path>>}.${string}`;

/** A change, and what it asks. */
export interface ChangeForm {
  readonly path: MovePath;
  readonly parts: Readonly<Record<string, string>> | undefined;
  readonly title: string;
  readonly verb: string;
  /** What it means, above the fields. */
  readonly means: string | undefined;
  readonly fields: readonly FormInput[];
  /** Sent beside what is typed. */
  readonly fixed: Readonly<Record<string, unknown>>;
  /** What was left as it stood is not sent. */
  readonly onlyChanges: boolean;
  /** Of what has a version of its own; the version of what it stands beside otherwise. */
  readonly version: number | undefined;
}

interface FormOf<Path extends MovePath> {
  readonly path: Path;
  readonly parts?: Readonly<Record<string, string>>;
  readonly title: string;
  readonly verb?: string;
  readonly means?: string | undefined;
  readonly fields?: readonly (FormInput & { readonly name: NameIn<Path> })[];
  readonly fixed?: Partial<BodyOf<Path>>;
  readonly onlyChanges?: boolean;
  readonly version?: number;
}

/** Fields are those of the API: another name does not compile. */
export const formOf = <Path extends MovePath>({ path, parts, title, verb, means, fields, fixed, onlyChanges = false, version }: FormOf<Path>): ChangeForm =>
  ({ path, parts, title, verb: verb ?? title, means, fields: fields ?? [], fixed: { ...fixed }, onlyChanges, version });
