import type { ReactNode } from 'react';
import type { ApiError } from '../../shared/problem';
import { desk } from '../../shared/words/desk';

export interface InputAttributes { readonly id: string; readonly 'aria-invalid': true | undefined; readonly 'aria-describedby': string | undefined; readonly 'aria-required': true | undefined }

interface FormFieldProps {
  /** Path of the field in what is sent. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isRequired?: boolean;
  /** Of the whole form: what is wrong with this field is found in it by its name. */
  readonly problem?: ApiError | undefined;
  readonly children: (attributes: InputAttributes) => ReactNode;
}

/** A label, an input of any kind, and what is wrong with it, tied together. */
export function FormField({ name, label, hint, isRequired = false, problem, children }: FormFieldProps) {
  const errors = problem?.errors.filter(({ field }) => field === name) ?? [];
  const described = [hint === undefined ? [] : [`${name}-hint`], errors.length === 0 ? [] : [`${name}-error`]].flat().join(' ');
  return (
    <div className="field">
      <label id={`${name}-label`} htmlFor={name}>{label}{isRequired ? <small className="sub">{desk.form.required}</small> : null}</label>
      {hint === undefined ? null : <small className="sub" id={`${name}-hint`}>{hint}</small>}
      {children({ id: name, 'aria-invalid': errors.length > 0 || undefined, 'aria-describedby': described === '' ? undefined : described, 'aria-required': isRequired || undefined })}
      {errors.length === 0 ? null : <p className="error" id={`${name}-error`}>{errors.map(({ title, hint: more }) => (more === undefined ? title : `${title} ${more}`)).join(' ')}</p>}
    </div>
  );
}
