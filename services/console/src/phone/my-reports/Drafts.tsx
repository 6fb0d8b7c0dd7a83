import { useEffect, useState } from 'preact/hooks';
import { whenText } from '../../shared/dates';
import { routes } from '../../shared/routes';
import { journey } from '../../shared/words/journey';
import { openItems, type OpenItem } from '../keep/drafts';
import { unsent } from '../keep/outbox';
import { useObserved } from '../keep/use-observed';
import { show } from '../report/current';
import type { ReportForm } from '../report/form';
import { goTo } from '../go-to';

/** Reports that lie on this phone and were not submitted, or not accepted. */
export function Drafts() {
  const waiting = useObserved(unsent);
  const [drafts, setDrafts] = useState<readonly OpenItem<ReportForm>[]>([]);
  useEffect(() => { void openItems<ReportForm>('REPORT').then((all) => { setDrafts(all.filter(({ item }) => item.state !== 'UNSENT')); }); }, [waiting]);
  if (drafts.length === 0) return null;
  const resume = (draft: OpenItem<ReportForm>): void => {
    show(draft, false);
    goTo(draft.item.state === 'REFUSED' ? routes.reportCheck : routes.report);
  };
  return (
    <section class="card">
      <h2>{journey.mine.drafts}</h2>
      {drafts.map((draft) => (
        <p key={draft.item.id}>
          {draft.item.state === 'REFUSED' ? journey.mine.refused : journey.mine.draft} · {whenText(new Date(draft.item.savedAt).toISOString())}{' '}
          <button class="button" type="button" onClick={() => { resume(draft); }}>{journey.mine.resume}</button>
        </p>
      ))}
    </section>
  );
}
