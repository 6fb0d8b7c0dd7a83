import { useEffect } from 'preact/hooks';
import type { components } from '#api';
import { routes } from '../../shared/routes';
import { keep } from '../../shared/words/keep';
import { report } from '../../shared/words/report';
import { keepUnsent, openItems } from '../keep/drafts';
import { answers, unsent } from '../keep/outbox';
import { useObserved } from '../keep/use-observed';
import { who } from '../keep/who';
import { Call110 } from '../parts/Call110';
import { Frame } from '../parts/Frame';
import { goTo } from '../go-to';
import { show, submitted } from './current';
import type { ReportForm } from './form';
import { ReceiptCard } from './ReceiptCard';

type Receipt = components['schemas']['Receipt'];

const isReceipt = (answer: unknown): answer is Receipt => typeof answer === 'object' && answer !== null && 'verificationCode' in answer;

/** The newest of what was answered in this page: the one just submitted, or one that had waited since an earlier day. */
function receiptIn(known: ReadonlyMap<string, unknown>, wanted: string | undefined): readonly [string, Receipt] | undefined {
  const own = wanted === undefined ? undefined : known.get(wanted);
  if (wanted !== undefined && isReceipt(own)) return [wanted, own];
  const receipts = [...known].flatMap(([id, answer]) => isReceipt(answer) ? [[id, answer] as const] : []);
  return receipts[receipts.length - 1];
}

/** While it is sent: that it is; then the receipt, its code shown once. What was refused leads back to the draft. */
export function Page() {
  const known = useObserved(answers);
  const waiting = useObserved(unsent);
  const wanted = useObserved(submitted);
  const { kind } = useObserved(who);
  const receipt = receiptIn(known, wanted);
  useEffect(() => {
    if (receipt !== undefined || waiting.reports > 0 || wanted === undefined) return;
    void openItems<ReportForm>('REPORT').then(([newest]) => {
      if (newest?.item.state !== 'REFUSED') return;
      submitted.set(undefined);
      show(newest, false);
      goTo(routes.reportCheck);
    });
  }, [receipt, waiting, wanted]);
  if (receipt !== undefined) return <Frame><ReceiptCard id={receipt[0]} receipt={receipt[1]} /></Frame>;
  if (waiting.reports > 0 || wanted !== undefined) {
    return (
      <Frame>
        <h1 tabIndex={-1}>{report.sent.waiting}</h1>
        <p role="status">{waiting.said ?? report.sent.waitingText}</p>
        {kind === 'STAFF' ? null : <p class="note">{report.sent.waitingStranger}</p>}
        {waiting.inPage ? <><p class="note">{keep.inPage}</p><p><button class="button" type="button" onClick={() => { void keepUnsent(); }}>{keep.keepHere}</button></p></> : null}
        <Call110 />
      </Frame>
    );
  }
  return (
    <Frame>
      <h1 tabIndex={-1}>{report.sent.gone}</h1>
      <p>{report.sent.goneText}</p>
      <p class="actions"><a class="button main" href={kind === 'STAFF' ? routes.mine : routes.followUp}>{report.sent.journey}</a></p>
    </Frame>
  );
}
