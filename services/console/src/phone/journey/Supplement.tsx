import { useState } from 'preact/hooks';
import type { components } from '#api';
import { ApiError } from '../../shared/problem';
import { journey } from '../../shared/words/journey';
import { shared } from '../../shared/words/shared';
import { Call110 } from '../parts/Call110';
import { Choices } from '../parts/Choices';
import { Field } from '../parts/Field';

export type SupplementBody = components['schemas']['SupplementForm'];

/** More about a report: a text, and whether there is danger. What was typed stays until it is taken. */
export function Supplement({ onSend }: { readonly onSend: (body: SupplementBody) => Promise<void> }) {
  const words = journey.supplement;
  const [text, setText] = useState('');
  const [danger, setDanger] = useState<SupplementBody['danger']>();
  const [problem, setProblem] = useState<string>();
  const [state, setState] = useState<'WRITING' | 'SENDING' | 'SENT'>('WRITING');
  const send = async (): Promise<void> => {
    if (text.trim() === '') {
      setProblem(words.needed);
      document.getElementById('narrative')?.focus();
      return;
    }
    setState('SENDING');
    try {
      await onSend({ narrative: text, ...danger === undefined ? {} : { danger } });
      setText('');
      setDanger(undefined);
      setProblem(undefined);
      setState('SENT');
    } catch (error) {
      setProblem(error instanceof ApiError ? error.title : words.refused);
      setState('WRITING');
    }
  };
  return (
    <details class="more" id="supplement">
      <summary>{words.open}</summary>
      <Field name="narrative" label={words.text} error={problem}>
        {(attributes) => <textarea {...attributes} value={text} maxLength={10_000} onInput={(event) => { setText(event.currentTarget.value); setState('WRITING'); }} />}
      </Field>
      <Choices
        kind="one" name="danger" legend={words.danger} choices={Object.entries(shared.danger).map(([value, label]) => ({ value, label }))} chosen={danger === undefined ? [] : [danger]}
        onChange={([chosen]) => { setDanger(chosen as SupplementBody['danger']); }}
      />
      {danger === 'IMMINENT' ? <Call110 /> : null}
      <p><button class="button main" type="button" aria-disabled={state === 'SENDING'} onClick={() => { if (state !== 'SENDING') void send(); }}>{words.send}</button></p>
      <p role="status">{state === 'SENT' ? words.sent : ''}</p>
    </details>
  );
}
