import { useState } from 'preact/hooks';
import { keep } from '../../shared/words/keep';
import { routes } from '../../shared/routes';
import { clearDrafts } from '../keep/drafts';
import { useObserved } from '../keep/use-observed';
import { goTo } from '../go-to';
import { current, discard, keepOnDevice, type Current } from './current';

/** Said only once it is so. */
function stateOf({ onDevice, isKept }: Current): string {
  if (!onDevice) return keep.notSaved;
  return isKept === undefined ? '' : isKept ? keep.saved : keep.cannotKeep;
}

/** Whether a draft is kept on this phone, and how to be rid of it. */
export function DraftSwitch() {
  const now = useObserved(current);
  const [isAsking, setAsking] = useState(false);
  if (now === undefined) return null;
  const clear = async (): Promise<void> => {
    await discard();
    await clearDrafts();
    goTo(routes.front);
  };
  return (
    <section class="card">
      <label class="switch">
        <input type="checkbox" checked={now.onDevice} onChange={(event) => { void keepOnDevice(event.currentTarget.checked); }} />
        <span>{keep.switchLabel}<small>{keep.switchHint}</small></span>
      </label>
      <p class="hint" role="status">{stateOf(now)}</p>
      {isAsking ? (
        <div class="note" role="alert">
          <p>{keep.clearAsk}</p>
          <p><button class="button" type="button" onClick={() => { setAsking(false); }}>{keep.clearNo}</button> <button class="button" type="button" onClick={() => { void clear(); }}>{keep.clearYes}</button></p>
        </div>
      ) : <p><button class="button" type="button" onClick={() => { setAsking(true); }}>{keep.clear}</button></p>}
    </section>
  );
}
