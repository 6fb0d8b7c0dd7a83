import type { ComponentChildren } from 'preact';
import { phone } from '../../shared/words/phone';

export interface FieldAttributes { readonly id: string; readonly 'aria-invalid': 'true' | undefined; readonly 'aria-describedby': string | undefined }

interface FieldProps {
  /** Path of the field in what is sent: its problem is found by it, and it is the input's id. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with it. */
  readonly error?: string | undefined;
  readonly isOptional?: boolean;
  /** The input, which takes these attributes. */
  readonly children: (attributes: FieldAttributes) => ComponentChildren;
}

/** A label, an input of any kind, what helps to fill it, and what is wrong with it, tied together for those who hear the page. */
export function Field({ name, label, hint, error, isOptional = false, children }: FieldProps) {
  const described = [hint === undefined ? '' : `${name}-hint`, error === undefined ? '' : `${name}-error`].filter((id) => id !== '').join(' ');
  return (
    <div class="field">
      <label for={name}>{label}{isOptional ? <span class="hint"> {phone.field.optional}</span> : null}</label>
      {hint === undefined ? null : <p class="hint" id={`${name}-hint`}>{hint}</p>}
      {children({ id: name, 'aria-invalid': error === undefined ? undefined : 'true', 'aria-describedby': described === '' ? undefined : described })}
      {error === undefined ? null : <p class="error" id={`${name}-error`}>{error}</p>}
    </div>
  );
}
