import { useState } from 'preact/hooks';
import { phone } from '../../shared/words/phone';
import { leave } from '../leave';

const KEPT = 'quick-exit-told';

/** The way out of every page; what it does not do (history) is told once. */
export function QuickExit() {
  const [told, setTold] = useState(localStorage.getItem(KEPT) !== null);
  const understood = (): void => {
    localStorage.setItem(KEPT, '1');
    setTold(true);
  };
  return (
    <div class="quick-exit">
      <button class="leave" type="button" onClick={leave}>{phone.quickExit.leave}</button>
      {told ? null : <p class="told">{phone.quickExit.told} <button class="quiet" type="button" onClick={understood}>{phone.quickExit.understood}</button></p>}
    </div>
  );
}
