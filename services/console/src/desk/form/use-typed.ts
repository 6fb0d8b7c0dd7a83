import { useState } from 'react';
import { ApiError } from '../../shared/problem';
import { desk } from '../../shared/words/desk';
import { useUnsent } from '../typed/use-unsent';
import { initialValues, missingFields } from './body-of';
import type { FieldValue, FormInput, FormInputs, Values } from './field';

const MISSING = 'MISSING';

export interface Typed {
  readonly values: Values;
  /** Of the form, given what is typed so far. */
  readonly fields: readonly FormInput[];
  readonly isDirty: boolean;
  /** Of what is empty and must not be. */
  readonly problem: ApiError | undefined;
  readonly set: (name: string, value: FieldValue) => void;
  /** True when nothing is missing; else `problem` says what. */
  readonly check: () => boolean;
}

/** What is typed into the form of this name (`useUnsent`). Only what is empty is said here; everything else the server says. */
export function useTyped(form: string, inputs: FormInputs): Typed {
  const fieldsAt = (values: Values): readonly FormInput[] => (typeof inputs === 'function' ? inputs(values) : inputs);
  const { values, isTyped, change } = useUnsent<Values>(form, () => initialValues(fieldsAt({})));
  const [missing, setMissing] = useState<ApiError>();
  const fields = fieldsAt(values);
  return {
    values, fields, isDirty: isTyped, problem: missing,
    set: (name, value) => { change((before) => ({ ...before, [name]: value })); },
    check() {
      const lacks = missingFields(fields, values);
      setMissing(lacks.length === 0 ? undefined : new ApiError({ code: MISSING, title: desk.form.refused, status: 400, errors: lacks.map((field) => ({ field, code: MISSING, title: desk.form.missing })) }));
      return lacks.length === 0;
    },
  };
}
