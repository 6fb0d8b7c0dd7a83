import { useCallback, useEffect, useState } from 'preact/hooks';
import { ApiError } from '../../shared/problem';
import { journey } from '../../shared/words/journey';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import { Agencies } from '../journey/Agencies';
import { Answers } from '../journey/Answers';
import { History } from '../journey/History';
import { Slow } from '../journey/Slow';
import { Supplement } from '../journey/Supplement';
import type { SupplementBody } from '../journey/types';
import { unseenIn } from '../journey/unseen';
import { Frame } from '../parts/Frame';
import { saw, standingOf, supplement, type Opened, type Standing } from './follow-up';

const isOver = (error: unknown): boolean => error instanceof ApiError && error.status === 401;

/** Where a report stands; when its quarter of an hour is over, back to number and code. */
export function Stage({ opened, onEnd }: { readonly opened: Opened; readonly onEnd: (why?: string) => void }) {
  const words = journey.followUp;
  const [standing, setStanding] = useState<Standing>();
  const [problem, setProblem] = useState<string>();
  const [said, setSaid] = useState(false);
  const fail = useCallback((error: unknown): void => {
    if (isOver(error)) onEnd(words.over);
    else setProblem(error instanceof ApiError ? error.title : shared.failed);
  }, [onEnd, words]);
  const read = useCallback((): void => { standingOf(opened).then((found) => { setStanding(found); setProblem(undefined); }, fail); }, [opened, fail]);
  useEffect(read, [opened]);
  const progress = standing?.progress;
  const unseen = progress === undefined ? [] : unseenIn(progress);
  const tell = (): void => { saw(opened, unseen).then(() => { setSaid(true); read(); }, fail); };
  const add = async (body: SupplementBody): Promise<void> => {
    try {
      await supplement(opened, body);
    } catch (error) {
      if (isOver(error)) onEnd(words.over);
      throw error;
    }
    read();
  };
  return (
    <Frame>
      <h1 tabIndex={-1}>{journey.one.title}</h1>
      {problem === undefined ? null : <p role="alert" class="note">{problem} <button class="quiet" type="button" onClick={read}>{shared.retry}</button></p>}
      {standing === undefined || progress === undefined ? null : (
        <>
          <section class="card"><h2>{journey.one.stage}</h2><p>{wordOf(shared.referral.reportState, progress.state)}</p></section>
          <Agencies referrals={progress.referrals} />
          <Answers answers={progress.feedback} />
          {unseen.length === 0 ? null : <p><button class="button main" type="button" onClick={tell}>{words.saw}</button></p>}
          <p role="status">{said ? words.thanks : ''}</p>
          <History {...standing.times} progress={progress} />
        </>
      )}
      <Supplement report={opened.report} told={journey.supplement.sent} onSend={add} />
      <Slow />
      <p><button class="button" type="button" onClick={() => { onEnd(); }}>{words.other}</button></p>
    </Frame>
  );
}
