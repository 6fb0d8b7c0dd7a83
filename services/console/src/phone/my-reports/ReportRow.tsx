import { useEffect, useState } from 'preact/hooks';
import { whenText } from '../../shared/dates';
import { routes } from '../../shared/routes';
import { journey } from '../../shared/words/journey';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import type { Progress } from '../journey/types';
import { unseenIn } from '../journey/unseen';
import { progressOf, type ListedReport } from './my-reports';

/** A report by its number and day: no name, no story. */
export function ReportRow({ row: { id, number, filedAt } }: { readonly row: ListedReport }) {
  const [progress, setProgress] = useState<Progress>();
  useEffect(() => { progressOf(id).then(setProgress, () => undefined); }, [id]);
  return (
    <li>
      <a class="row" href={routes.myReport(id)}>
        <strong>{number}</strong>
        <span class="hint">{journey.mine.filed(whenText(filedAt))}</span><br />
        {progress === undefined ? null : wordOf(shared.referral.reportState, progress.state)}
        {progress !== undefined && unseenIn(progress).length > 0 ? <> <span class="badge late">{journey.mine.answer}</span></> : null}
      </a>
    </li>
  );
}
