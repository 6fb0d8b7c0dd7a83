import { report } from '../../shared/words/report';
import { Field } from '../parts/Field';
import { write } from './current';
import { answered, textOf, type FieldPath } from './form';
import type { StepPart } from './Step';

type LabelledPath = FieldPath & keyof typeof report.labels;

interface TextAnswerProps {
  readonly part: StepPart;
  readonly path: LabelledPath;
  readonly kind?: 'text' | 'tel' | 'date' | 'words';
  readonly hint?: string;
  readonly isOptional?: boolean;
}

const LONGEST: Readonly<Partial<Record<FieldPath, number>>> = { narrative: 10_000, 'child.name': 100, 'child.age': 100, 'child.schoolName': 100, 'child.className': 100, 'reporter.name': 100, 'reporter.safeContact.hour': 100, 'child.guardian.name': 100 };

/** One answer in words, a number or a day. */
export function TextAnswer({ part: { form, error }, path, kind = 'text', hint, isOptional = true }: TextAnswerProps) {
  const value = textOf(form, path);
  const take = (text: string): void => { write(answered(form, path, text)); };
  const maxLength = LONGEST[path] ?? 500;
  return (
    <Field name={path} label={report.labels[path]} hint={hint} error={error(path)} isOptional={isOptional}>
      {(attributes) => kind === 'words'
        ? <textarea {...attributes} value={value} maxLength={maxLength} onInput={(event) => { take(event.currentTarget.value); }} />
        : kind === 'date'
          ? <input {...attributes} type="date" value={value} onInput={(event) => { take(event.currentTarget.value); }} />
          : <input {...attributes} inputMode={kind} autocomplete="off" value={value} maxLength={maxLength} onInput={(event) => { take(event.currentTarget.value); }} />}
    </Field>
  );
}
