import { useState } from 'preact/hooks';
import { field } from '../../shared/words/field';
import { report } from '../../shared/words/report';
import { Field } from '../parts/Field';
import { recordProblem } from './record';

/** A problem found at a child, by the outbox. */
export function ProblemEntry({ child }: { readonly child: string }) {
  const [kind, setKind] = useState('');
  const [found, setFound] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const save = async (): Promise<void> => {
    setAsked(true);
    if (kind === '' || found.trim() === '') return;
    await recordProblem({ child, kind, found: found.trim() });
    setKind('');
    setFound('');
    setAsked(false);
    setSaved(true);
  };
  return (
    <details class="more">
      <summary>{field.addProblem}</summary>
      <Field name="kind" label={field.problemKind} error={isAsked && kind === '' ? field.needed : undefined}>
        {(attributes) => (
          <select {...attributes} value={kind} onChange={(event) => { setKind(event.currentTarget.value); setSaved(false); }}>
            <option value="">{report.choose}</option>
            {Object.entries(field.problemKinds).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
          </select>
        )}
      </Field>
      <Field name="found" label={field.problemFound} error={isAsked && found.trim() === '' ? field.needed : undefined}>
        {(attributes) => <textarea {...attributes} maxLength={500} value={found} onInput={(event) => { setFound(event.currentTarget.value); setSaved(false); }} />}
      </Field>
      <p><button class="button main" type="button" onClick={() => { void save(); }}>{field.save}</button></p>
      <p role="status">{isSaved ? field.saved : ''}</p>
    </details>
  );
}
