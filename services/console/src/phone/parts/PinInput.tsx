import { Field } from './Field';

interface PinInputProps { readonly name: string; readonly label: string; readonly error?: string | undefined; readonly value: string; readonly onType: (pin: string) => void }

export const isPin = (text: string): boolean => /^\d{6}$/.test(text);

/** Six digits, which nobody beside reads and no browser keeps. */
export function PinInput({ name, label, error, value, onType }: PinInputProps) {
  return (
    <Field name={name} label={label} error={error}>
      {(attributes) => <input {...attributes} type="password" inputMode="numeric" autocomplete="off" maxLength={6} value={value} onInput={(event) => { onType(event.currentTarget.value); }} />}
    </Field>
  );
}
