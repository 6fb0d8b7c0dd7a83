import { keep } from '../../shared/words/keep';
import { unsent } from '../keep/outbox';
import { useObserved } from '../keep/use-observed';
import { who } from '../keep/who';

/** On every page: what was submitted and is not there yet. While locked only how much it is. */
export function Unsent() {
  const { reports, others, inPage, waitsForSignIn } = useObserved(unsent);
  const isLocked = useObserved(who).kind === 'LOCKED';
  const what = [...reports > 0 ? [isLocked ? keep.sending(reports) : keep.reports(reports)] : [], ...others > 0 ? [keep.others(others)] : []];
  const isThere = what.length > 0;
  return (
    <div role="status" class={isThere ? 'unsent' : ''}>
      {isThere ? <p><strong>{what.join(' · ')}</strong> · {inPage ? keep.inPage : waitsForSignIn ? keep.waits : keep.sealed}{reports > 0 ? <> · <a href="tel:110">{keep.call}</a></> : null}</p> : null}
    </div>
  );
}
