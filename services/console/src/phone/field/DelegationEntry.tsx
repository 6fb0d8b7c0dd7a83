import { useState } from 'preact/hooks';
import { ApiError } from '../../shared/problem';
import { field } from '../../shared/words/field';
import { report } from '../../shared/words/report';
import { shared } from '../../shared/words/shared';
import { Field } from '../parts/Field';
import { addDelegation, type NewDelegation } from './care';

const EMPTY = { name: '', relation: '', from: '' };

/** Records who the parents delegated the care to. */
export function DelegationEntry({ child, onAdded }: { readonly child: string; readonly onAdded: () => void }) {
  const [form, setForm] = useState(EMPTY);
  const [isAsked, setAsked] = useState(false);
  const [problem, setProblem] = useState<string>();
  const needed = (value: string): string | undefined => isAsked && value.trim() === '' ? field.needed : undefined;
  const save = async (): Promise<void> => {
    setAsked(true);
    if (Object.values(form).some((value) => value.trim() === '')) return;
    try {
      await addDelegation(child, form as NewDelegation);
      setForm(EMPTY);
      setAsked(false);
      setProblem(undefined);
      onAdded();
    } catch (error) {
      setProblem(error instanceof ApiError ? error.title : shared.failed);
    }
  };
  return (
    <details class="more">
      <summary>{field.addDelegation}</summary>
      {problem === undefined ? null : <p role="alert" class="error">{problem}</p>}
      <Field name="delegate" label={field.delegate} error={needed(form.name)}>
        {(attributes) => <input {...attributes} autocomplete="off" maxLength={100} value={form.name} onInput={(event) => { setForm({ ...form, name: event.currentTarget.value }); }} />}
      </Field>
      <Field name="relation" label={field.relation} error={needed(form.relation)}>
        {(attributes) => (
          <select {...attributes} value={form.relation} onChange={(event) => { setForm({ ...form, relation: event.currentTarget.value }); }}>
            <option value="">{report.choose}</option>
            {Object.entries(field.relations).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
          </select>
        )}
      </Field>
      <Field name="from" label={field.from} error={needed(form.from)}>
        {(attributes) => <input {...attributes} type="date" value={form.from} onInput={(event) => { setForm({ ...form, from: event.currentTarget.value }); }} />}
      </Field>
      <p><button class="button main" type="button" onClick={() => { void save(); }}>{field.save}</button></p>
    </details>
  );
}
