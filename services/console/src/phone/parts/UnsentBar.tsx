import { unsent } from '../keep/outbox';
import { useObserved } from '../keep/use-observed';
import { Unsent } from './Unsent';

/** The bar of pages that have no buttons there. */
export function UnsentBar() {
  const { reports, others } = useObserved(unsent);
  return <div class={reports + others > 0 ? 'bar' : ''}><Unsent /></div>;
}
