import { useEffect, useState } from 'preact/hooks';
import { journey } from '../../shared/words/journey';
import { keep } from '../../shared/words/keep';
import { Supplement } from '../journey/Supplement';
import { keepTyped } from '../journey/typed';
import { answers, unsent } from '../keep/outbox';
import { dropItem } from '../keep/shelf';
import { useObserved } from '../keep/use-observed';
import { refusedSupplement, submitSupplement, type RefusedSupplement } from './submit-supplement';

/** More about one's own report, by the outbox: it is stored before it is sent, and comes back when it is refused. */
export function AddToReport({ id, onThere }: { readonly id: string; readonly onThere: () => void }) {
  const known = useObserved(answers);
  const waiting = useObserved(unsent);
  const [added, setAdded] = useState<string>();
  const [refused, setRefused] = useState<RefusedSupplement>();
  const [round, setRound] = useState(0);
  const isThere = added !== undefined && known.has(added);
  useEffect(() => { if (isThere) onThere(); }, [isThere]);
  useEffect(() => { void refusedSupplement(id).then(setRefused); }, [id, waiting]);
  const mend = async ({ item, content }: RefusedSupplement): Promise<void> => {
    const { narrative = '', danger } = content.form;
    keepTyped(id, { text: narrative, ...danger === undefined ? {} : { danger } });
    await dropItem(item.id);
    setRefused(undefined);
    setRound(round + 1);
  };
  return (
    <>
      {refused === undefined ? null : (
        <p class="note" role="alert">
          {journey.supplement.notTaken} {refused.content.problem?.title} <button class="button" type="button" onClick={() => { void mend(refused); }}>{journey.mine.resume}</button>
        </p>
      )}
      <Supplement key={round} report={id} told={isThere ? journey.supplement.sent : keep.sealed} onSend={async (body) => { setAdded(await submitSupplement(id, body)); }} />
    </>
  );
}
