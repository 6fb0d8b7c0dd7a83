import { shanghaiDate } from '@referrals/calendar';
import { SpotCheckDone } from '@referrals/contracts';
import type { Actor, Change } from '@referrals/database';
import { SpotCheck } from './spot-check.entity.js';

/** A check is done when its last item ended. @param left of the other items, how many are not ended */
export function endCheck(change: Change, { id, county, half, version }: SpotCheck, left: number, actor: Actor): void {
  if (left > 0) return;
  void change.tx.manager.update(SpotCheck, { id }, { state: 'DONE', version: version + 1, doneOn: shanghaiDate(change.at) });
  change.record('spot-check.done', {}, actor);
  change.emit(SpotCheckDone, { spotCheckId: id, county, half, at: change.at });
}
