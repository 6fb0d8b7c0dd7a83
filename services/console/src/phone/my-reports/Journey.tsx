import { useCallback, useEffect, useState } from 'preact/hooks';
import { ApiError } from '../../shared/problem';
import { journey } from '../../shared/words/journey';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import { Agencies } from '../journey/Agencies';
import { Answers } from '../journey/Answers';
import { History } from '../journey/History';
import { Slow } from '../journey/Slow';
import type { Progress } from '../journey/types';
import { unseenIn } from '../journey/unseen';
import { Frame } from '../parts/Frame';
import { AddToReport } from './AddToReport';
import { contentOf, progressOf, sawAnswers, type ReportContent } from './my-reports';
import { OwnReport } from './OwnReport';
import { useSeen } from './use-seen';

/** What became of one's own report. Having an answer on the screen for two seconds tells its agency that it was seen. */
export function Journey({ id }: { readonly id: string }) {
  const [progress, setProgress] = useState<Progress>();
  const [content, setContent] = useState<ReportContent>();
  const [problem, setProblem] = useState<string>();
  const read = useCallback((): void => {
    const fail = (error: unknown): void => { setProblem(error instanceof ApiError && error.status === 404 ? shared.notFound : error instanceof ApiError ? error.title : shared.failed); };
    progressOf(id).then((found) => { setProgress(found); setProblem(undefined); }, fail);
    contentOf(id).then(setContent, () => undefined);
  }, [id]);
  useEffect(read, [id]);
  useSeen(progress === undefined ? [] : unseenIn(progress), (ids) => { sawAnswers(id, ids).then(read, () => undefined); });
  return (
    <Frame>
      <h1 tabIndex={-1}>{journey.one.title}</h1>
      {content === undefined ? null : <p class="hint">{journey.one.number(content.number)}</p>}
      {problem === undefined ? null : <p role="alert" class="note">{problem} <button class="quiet" type="button" onClick={read}>{shared.retry}</button></p>}
      {progress === undefined ? null : (
        <>
          <section class="card"><h2>{journey.one.stage}</h2><p>{wordOf(shared.referral.reportState, progress.state)}</p></section>
          <Answers answers={progress.feedback} />
          <Agencies referrals={progress.referrals} />
          {content === undefined ? null : <History filedAt={content.filedAt} supplementedAt={(content.supplements ?? []).map(({ at }) => at)} progress={progress} />}
        </>
      )}
      {content === undefined ? null : <OwnReport content={content} />}
      <AddToReport id={id} onThere={read} />
      <Slow />
    </Frame>
  );
}
