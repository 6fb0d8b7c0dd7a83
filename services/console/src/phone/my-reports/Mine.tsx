import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '../../shared/problem';
import { routes } from '../../shared/routes';
import { journey } from '../../shared/words/journey';
import { shared } from '../../shared/words/shared';
import { unread } from '../keep/unread';
import { useObserved } from '../keep/use-observed';
import { BottomBar } from '../parts/BottomBar';
import { Frame } from '../parts/Frame';
import { Drafts } from './Drafts';
import { reportsAfter, type ListedReport } from './my-reports';
import { ReportRow } from './ReportRow';

/** One's own reports, newest first; what was not finished stands above. */
export function Mine() {
  const words = journey.mine;
  const [rows, setRows] = useState<readonly ListedReport[]>();
  const [next, setNext] = useState<string | null>(null);
  const { count } = useObserved(unread);
  const [problem, setProblem] = useState<string>();
  const read = async (cursor?: string): Promise<void> => {
    try {
      const page = await reportsAfter(cursor);
      setRows((before) => cursor === undefined ? page.items : [...before ?? [], ...page.items]);
      setNext(page.next);
      setProblem(undefined);
    } catch (error) {
      setProblem(error instanceof ApiError ? error.title : shared.failed);
    }
  };
  useEffect(() => { void read(); }, []);
  return (
    <Frame bar={<BottomBar><a class="button main" href={routes.report}>{words.report}</a></BottomBar>}>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p><a class="button" href={routes.myMessages}>{words.messages(count)}</a></p>
      <Drafts />
      {problem === undefined ? null : <p role="alert" class="note">{problem} <button class="quiet" type="button" onClick={() => { void read(); }}>{shared.retry}</button></p>}
      {rows?.length === 0 ? <p class="card">{words.empty}</p> : null}
      <ul class="rows">{rows?.map((row) => <ReportRow key={row.id} row={row} />)}</ul>
      {next === null ? null : <p><button class="button" type="button" onClick={() => { void read(next); }}>{words.more}</button></p>}
    </Frame>
  );
}
