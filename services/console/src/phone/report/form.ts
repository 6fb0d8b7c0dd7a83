import type { components } from '#api';

type Schemas = components['schemas'];
export type ReportBody = Schemas['ReportForm'];
export type SuspectForm = Schemas['Suspect'];

/** Paths of all fields, as the API names them: one that it renames breaks the types here. */
type PathsOf<T> = { [K in keyof T & string]-?: NonNullable<T[K]> extends readonly unknown[] ? K : NonNullable<T[K]> extends object ? `${K}.${PathsOf<NonNullable<T[K]>>}` : K }[keyof T & string];
export type FieldPath = PathsOf<ReportBody>;

/** A report as it is being written: each answer under its field's path. What is not there is not known. */
export interface ReportForm {
  readonly values: Readonly<Partial<Record<FieldPath, string | boolean | readonly string[]>>>;
  readonly suspects: readonly SuspectForm[];
  /** Names of the places chosen, to show them without a line. */
  readonly placeNames: Readonly<Partial<Record<FieldPath, string>>>;
}

export const EMPTY: ReportForm = { values: {}, suspects: [], placeNames: {} };

export type Answer = ReportForm['values'][FieldPath];

export function textOf({ values }: ReportForm, path: FieldPath): string {
  const value = values[path];
  return typeof value === 'string' ? value : '';
}

export function listOf({ values }: ReportForm, path: FieldPath): readonly string[] {
  const value = values[path];
  return Array.isArray(value) ? value as readonly string[] : [];
}

export const isTrue = ({ values }: ReportForm, path: FieldPath): boolean => values[path] === true;

/** Answers a field; undefined takes the answer back. */
export function answered(form: ReportForm, path: FieldPath, answer: Answer | undefined): ReportForm {
  const { [path]: _before, ...others } = form.values;
  return { ...form, values: answer === undefined || answer === '' ? others : { ...others, [path]: answer } };
}
