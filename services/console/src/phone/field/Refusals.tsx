import { useEffect, useState } from 'preact/hooks';
import { field } from '../../shared/words/field';
import { answers, unsent } from '../keep/outbox';
import { useObserved } from '../keep/use-observed';
import { readRefusals, refusals, type Refusal } from './refusals';

/** What the server did not take, until it was read. */
export function Refusals() {
  const waiting = useObserved(unsent);
  const known = useObserved(answers);
  const [shown, setShown] = useState<readonly Refusal[]>([]);
  useEffect(() => { void refusals().then(setShown); }, [waiting, known]);
  if (shown.length === 0) return null;
  return (
    <section class="card" role="alert">
      <h2>{field.refusedTitle}</h2>
      <ul>{shown.map(({ id, title }) => <li key={id}>{title}</li>)}</ul>
      <p><button class="button" type="button" onClick={() => { void readRefusals(shown).then(() => { setShown([]); }); }}>{field.understood}</button></p>
    </section>
  );
}
