import { routes } from '../../shared/routes';
import { signIn } from '../../shared/session';
import { keep } from '../../shared/words/keep';
import { shared } from '../../shared/words/shared';
import { Call110 } from './Call110';
import { Frame } from './Frame';

/** In place of any page, once its person was away: nothing of theirs is on the screen. */
export function Locked() {
  return (
    <Frame>
      <h1 tabIndex={-1}>{keep.lockedTitle}</h1>
      <p>{keep.lockedText}</p>
      <div class="actions">
        <button class="button main" type="button" onClick={() => { signIn(); }}>{shared.signIn}</button>
        <a class="button" href={routes.front}>{keep.leaveLocked}</a>
      </div>
      <Call110 />
    </Frame>
  );
}
