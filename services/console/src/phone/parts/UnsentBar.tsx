import { unsent } from '../keep/outbox';
import { useObserved } from '../keep/use-observed';
import { who } from '../keep/who';
import { isToTell } from './is-to-tell';
import { Unsent } from './Unsent';

/** The bar of pages that have no buttons there. */
export function UnsentBar() {
  const isLocked = useObserved(who).kind === 'LOCKED';
  const toTell = isToTell(useObserved(unsent), location.pathname, isLocked);
  return <div class={Object.values(toTell).includes(true) ? 'bar' : ''}><Unsent /></div>;
}
