import { useEffect, useState } from 'preact/hooks';
import type { components } from '#api';
import { routes } from '../../shared/routes';
import { keep } from '../../shared/words/keep';
import { report } from '../../shared/words/report';
import { keepUnsent } from '../keep/drafts';
import { answers, unsent } from '../keep/outbox';
import { useObserved } from '../keep/use-observed';
import { who } from '../keep/who';
import { Call110 } from '../parts/Call110';
import { Frame } from '../parts/Frame';
import { goTo } from '../go-to';
import { show, submitted } from './current';
import { ReceiptCard } from './ReceiptCard';
import { whatBecameOf } from './what-became-of';

type Receipt = components['schemas']['Receipt'];

const isReceipt = (answer: unknown): answer is Receipt => typeof answer === 'object' && answer !== null && 'verificationCode' in answer;

/** Of what was answered in this page: the one just submitted alone, else all that nobody has noted down yet. */
function receiptsIn(known: ReadonlyMap<string, unknown>, wanted: string | undefined): readonly (readonly [string, Receipt])[] {
  return [...known].flatMap(([id, answer]) => isReceipt(answer) && (wanted === undefined || id === wanted) ? [[id, answer] as const] : []);
}

/** While it is sent: that it is; then the receipt, its code shown until it was noted down. What was refused leads back to the draft. */
export function Page() {
  const known = useObserved(answers);
  const waiting = useObserved(unsent);
  const wanted = useObserved(submitted);
  const { kind } = useObserved(who);
  const [isGone, setGone] = useState(false);
  const receipts = receiptsIn(known, wanted);
  const isAnswered = receipts.length > 0;
  useEffect(() => {
    if (isAnswered || wanted === undefined) return;
    void whatBecameOf(wanted).then((found) => {
      if (found !== 'DELIVERED' && found !== 'WAITING') {
        submitted.set(undefined);
        show(found, false);
        goTo(routes.reportCheck);
      }
      setGone(found === 'DELIVERED');
    });
  }, [isAnswered, waiting, wanted]);
  const noted = (): void => {
    submitted.set(undefined);
    if (receiptsIn(answers.value, undefined).length === 0) goTo(kind === 'STAFF' ? routes.mine : routes.front);
  };
  if (isAnswered) return <Frame>{receipts.map(([id, receipt]) => <ReceiptCard key={id} id={id} receipt={receipt} onNoted={noted} />)}</Frame>;
  if (wanted !== undefined && isGone) return <Frame><Delivered isStaff={kind === 'STAFF'} /></Frame>;
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

/** It is with the exchange, and its receipt was shown in another tab or belongs to somebody else. */
function Delivered({ isStaff }: { readonly isStaff: boolean }) {
  return (
    <>
      <h1 tabIndex={-1}>{report.sent.delivered}</h1>
      <p role="status">{report.sent.deliveredText}</p>
      <p class="actions"><a class="button main" href={isStaff ? routes.mine : routes.followUp}>{isStaff ? report.sent.mine : report.sent.journey}</a></p>
    </>
  );
}
