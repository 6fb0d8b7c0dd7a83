import { useMe } from '../me';
import { Start } from '../start/Start';
import { Worklist } from './Worklist';

/** What lies on my desks; who sits at none sees where else to go. */
export function Page() {
  return useMe().desks.length === 0 ? <Start /> : <Worklist />;
}
