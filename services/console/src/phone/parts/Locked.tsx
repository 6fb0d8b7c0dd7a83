import { routes } from '../../shared/routes';
import { signIn } from '../../shared/session';
import { keep } from '../../shared/words/keep';
import { shared } from '../../shared/words/shared';
import { Call110 } from './Call110';
import { goTo } from '../go-to';
import { keptPhone } from '../keep/kept-phone';
import { useObserved } from '../keep/use-observed';
import { Frame } from './Frame';
import { OpenByPin } from './OpenByPin';

/** In place of any page, once its person was away: nothing of theirs is on the screen. */
export function Locked() {
  const phone = useObserved(keptPhone);
  return (
    <Frame>
      <h1 tabIndex={-1}>{keep.lockedTitle}</h1>
      <p>{keep.lockedText}</p>
      <OpenByPin onOpen={() => { goTo(routes.month); }} />
      <div class="actions">
        <button class={phone === undefined ? 'button main' : 'button'} type="button" onClick={() => { signIn(); }}>{shared.signIn}</button>
        <a class="button" href={routes.front}>{keep.leaveLocked}</a>
      </div>
      <Call110 />
    </Frame>
  );
}
