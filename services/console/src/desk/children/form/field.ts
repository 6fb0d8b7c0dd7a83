import type { MovePath, UsedMove } from '../../use-move';

/** What is typed: text, a day, a code, a number as it is typed, `YES` or `NO`; a list of codes. */
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
  | { readonly kind: 'text' | 'long' | 'day' | 'number' | 'yesNo' }
  | { readonly kind: 'choice' | 'choices'; readonly choices: Readonly<Record<string, string>> }
  /** To this many digits at least. */
  | { readonly kind: 'place'; readonly digits: 6 | 9 | 12 });

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
}

/** Fields are those of the API: another name does not compile. */
export const formOf = <Path extends MovePath>({ path, parts, title, verb, means, fields, fixed, onlyChanges = false }: FormOf<Path>): ChangeForm =>
  ({ path, parts, title, verb: verb ?? title, means, fields: fields ?? [], fixed: { ...fixed }, onlyChanges });
