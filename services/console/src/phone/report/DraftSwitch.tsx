import { useState } from 'preact/hooks';
import { keep } from '../../shared/words/keep';
import { routes } from '../../shared/routes';
import { clearDrafts } from '../keep/drafts';
import { useObserved } from '../keep/use-observed';
import { goTo } from '../go-to';
import { current, discard, keepOnDevice } from './current';

/** Whether a draft is kept on this phone, and how to be rid of it. */
export function DraftSwitch() {
  const now = useObserved(current);
  const [cleared, setCleared] = useState(false);
  if (now === undefined) return null;
  const clear = async (): Promise<void> => {
    await discard();
    await clearDrafts();
    setCleared(true);
    goTo(routes.front);
  };
  return (
    <section class="card">
      <label class="switch">
        <input type="checkbox" checked={now.onDevice} onChange={(event) => { void keepOnDevice(event.currentTarget.checked); }} />
        <span>{keep.switchLabel}<small>{keep.switchHint}</small></span>
      </label>
      <p class="hint" role="status">{cleared ? keep.cleared : now.onDevice ? keep.saved : keep.notSaved}</p>
      <p><button class="button" type="button" onClick={() => { void clear(); }}>{keep.clear}</button></p>
    </section>
  );
}
