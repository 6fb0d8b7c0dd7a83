import { useState } from 'react';
import { ApiError } from '../../../shared/problem';
import { desk } from '../../../shared/words/desk';
import { initialValues, missingFields } from './body-of';
import type { FieldValue, FormInput, Values } from './field';

const MISSING = 'MISSING';

export interface Typed {
  readonly values: Values;
  readonly isDirty: boolean;
  /** Of what is empty and must not be. */
  readonly problem: ApiError | undefined;
  readonly set: (name: string, value: FieldValue) => void;
  /** True when nothing is missing; else `problem` says what. */
  readonly check: () => boolean;
}

/** What is typed into a form. Only what is empty is said here; everything else the server says. */
export function useTyped(fields: readonly FormInput[]): Typed {
  const [values, setValues] = useState<Values>(() => initialValues(fields));
  const [missing, setMissing] = useState<ApiError>();
  const [isDirty, setDirty] = useState(false);
  return {
    values, isDirty, problem: missing,
    set(name, value) {
      setValues((before) => ({ ...before, [name]: value }));
      setDirty(true);
    },
    check() {
      const lacks = missingFields(fields, values);
      setMissing(lacks.length === 0 ? undefined : new ApiError({ code: MISSING, title: desk.form.refused, status: 400, errors: lacks.map((field) => ({ field, code: MISSING, title: desk.form.missing })) }));
      return lacks.length === 0;
    },
  };
}
