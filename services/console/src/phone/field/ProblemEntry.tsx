import { useState } from 'preact/hooks';
import { field } from '../../shared/words/field';
import { report } from '../../shared/words/report';
import { useWritten } from '../keep/use-written';
import { Field } from '../parts/Field';
import { Begun } from './Begun';
import { problemOf, recordProblem } from './record';
import type { ProblemForm } from './types';

/** A problem found at a child, by the outbox. */
export function ProblemEntry({ child }: { readonly child: string }) {
  const { form, isFound, wasFound, write, take, drop } = useWritten<ProblemForm>(problemOf(child), () => true, () => ({ child, kind: '', found: '' }));
  const [isAsked, setAsked] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const { kind, found } = form;
  const change = (by: Partial<ProblemForm>): void => {
    write({ ...form, ...by });
    setSaved(false);
  };
  const save = async (): Promise<void> => {
    setAsked(true);
    if (kind === '' || found.trim() === '') return;
    await recordProblem({ child, kind, found: found.trim() }, await take());
    setAsked(false);
    setSaved(true);
  };
  return (
    <details class="more" open={wasFound || undefined}>
      <summary>{field.addProblem}</summary>
      {isFound ? <Begun text={field.foundProblem} onDrop={() => { void drop(); }} /> : null}
      <Field name="kind" label={field.problemKind} error={isAsked && kind === '' ? field.needed : undefined}>
        {(attributes) => (
          <select {...attributes} value={kind} onChange={(event) => { change({ kind: event.currentTarget.value }); }}>
            <option value="">{report.choose}</option>
            {Object.entries(field.problemKinds).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
          </select>
        )}
      </Field>
      <Field name="found" label={field.problemFound} error={isAsked && found.trim() === '' ? field.needed : undefined}>
        {(attributes) => <textarea {...attributes} maxLength={500} value={found} onInput={(event) => { change({ found: event.currentTarget.value }); }} />}
      </Field>
      <p><button class="button main" type="button" onClick={() => { void save(); }}>{field.save}</button></p>
      <p role="status">{isSaved ? field.saved : ''}</p>
    </details>
  );
}
