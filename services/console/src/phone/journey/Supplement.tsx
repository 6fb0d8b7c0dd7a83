import { useState } from 'preact/hooks';
import { ApiError } from '../../shared/problem';
import { journey } from '../../shared/words/journey';
import { shared } from '../../shared/words/shared';
import { Call110 } from '../parts/Call110';
import { Choices } from '../parts/Choices';
import { Field } from '../parts/Field';
import { keepTyped, typedFor, type Typed } from './typed';
import type { SupplementBody } from './types';

interface SupplementProps {
  readonly report: string;
  /** Said once it was handed over. */
  readonly told: string;
  readonly onSend: (body: SupplementBody) => Promise<void>;
}

/** More about a report: a text, and whether there is danger. What was typed stays until it is taken. */
export function Supplement({ report, told, onSend }: SupplementProps) {
  const words = journey.supplement;
  const [now, setNow] = useState(typedFor(report));
  const [isOpen] = useState(now.text !== '');
  const [problem, setProblem] = useState<string>();
  const [state, setState] = useState<'WRITING' | 'SENDING' | 'SENT'>('WRITING');
  const write = (next: Typed): void => {
    keepTyped(report, next);
    setNow(next);
    setState('WRITING');
  };
  const send = async (): Promise<void> => {
    if (now.text.trim() === '') {
      setProblem(words.needed);
      document.getElementById('narrative')?.focus();
      return;
    }
    setState('SENDING');
    try {
      await onSend({ narrative: now.text, ...now.danger === undefined ? {} : { danger: now.danger } });
      keepTyped(report);
      setNow(typedFor(report));
      setProblem(undefined);
      setState('SENT');
    } catch (error) {
      setProblem(error instanceof ApiError ? error.title : words.refused);
      setState('WRITING');
    }
  };
  return (
    <details class="more" id="supplement" open={isOpen}>
      <summary>{words.open}</summary>
      <Field name="narrative" label={words.text} error={problem}>
        {(attributes) => <textarea {...attributes} value={now.text} maxLength={10_000} readOnly={state === 'SENDING'} onInput={(event) => { write({ ...now, text: event.currentTarget.value }); }} />}
      </Field>
      <Choices
        kind="one" name="danger" legend={words.danger} choices={Object.entries(shared.danger).map(([value, label]) => ({ value, label }))} chosen={now.danger === undefined ? [] : [now.danger]}
        onChange={([chosen]) => { write({ ...now, danger: chosen as SupplementBody['danger'] }); }}
      />
      {now.danger === 'IMMINENT' ? <Call110 /> : null}
      <p><button class="button main" type="button" aria-disabled={state === 'SENDING'} onClick={() => { if (state !== 'SENDING') void send(); }}>{words.send}</button></p>
      <p role="status">{state === 'SENT' ? told : ''}</p>
    </details>
  );
}
