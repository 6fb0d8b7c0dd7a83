import type { ApiError } from '../../shared/problem';
import { FormField } from '../parts/FormField';
import { shownFields } from './body-of';
import { Input } from './Input';
import type { Typed } from './use-typed';

interface FieldsProps { readonly typed: Typed; readonly problem: ApiError | undefined }

/** The fields of a form that are asked now. */
export function Fields({ typed: { fields, values, set }, problem }: FieldsProps) {
  return shownFields(fields, values).map((field) => (
    <FormField key={`${field.name} ${field.kind}`} name={field.name} label={field.label} hint={field.hint} isRequired={field.isRequired ?? false} problem={problem}>
      {(attributes) => <Input field={field} value={values[field.name]} attributes={attributes} onChange={(value) => { set(field.name, value); }} />}
    </FormField>
  ));
}
