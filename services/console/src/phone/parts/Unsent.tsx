import { routes } from '../../shared/routes';
import { keep } from '../../shared/words/keep';
import { follow, goTo } from '../go-to';
import { unsent } from '../keep/outbox';
import { useObserved } from '../keep/use-observed';
import { who } from '../keep/who';
import { isToTell } from './is-to-tell';

/** Opens the refused report, with the words and the code of the report fetched only now. */
async function mend(): Promise<void> {
  const { openRefused } = await import('../report/open-refused');
  goTo(await openRefused() ? routes.reportCheck : routes.report);
}

/** On every page: what was submitted and is not there yet, what was refused, what receipt waits. While locked only how much is on its way. */
export function Unsent() {
  const now = useObserved(unsent);
  const isLocked = useObserved(who).kind === 'LOCKED';
  const { reports, others, inPage, waitsForSignIn, isLate } = now;
  const { isWaiting, isRefused, isReceived } = isToTell(now, location.pathname, isLocked);
  const what = [...reports > 0 ? [isLocked ? keep.sending(reports) : keep.reports(reports)] : [], ...others > 0 ? [keep.others(others)] : []];
  return (
    <div role="status" class={isWaiting || isRefused || isReceived ? 'unsent' : ''}>
      {isWaiting ? <p><strong>{what.join(' · ')}</strong> · {inPage ? keep.inPage : waitsForSignIn ? keep.waits : keep.sealed}{isLate ? <> · {keep.late}</> : null}{reports > 0 ? <> · <a href="tel:110">{keep.call}</a></> : null}</p> : null}
      {isRefused ? <p><a href={routes.reportCheck} onClick={(event) => { event.preventDefault(); void mend(); }}>{keep.refused(now.refused)}</a></p> : null}
      {isReceived ? <p><a href={routes.reportSent} onClick={follow}>{keep.receipts(now.receipts)}</a></p> : null}
    </div>
  );
}
