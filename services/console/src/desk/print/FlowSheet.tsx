import { exactTime } from '../../shared/dates';
import { shared } from '../../shared/words/shared';
import { work } from '../../shared/words/work';
import { wordOf } from '../../shared/words/word-of';
import { DataTable } from '../parts/DataTable';
import { Desk } from '../parts/Names';
import { Reading } from '../parts/Reading';
import { destinationOf } from '../referral/destination-of';
import type { Held, TrailEntry } from '../referral/types';
import { useLabels } from '../referral/use-labels';
import { useRead } from '../use-read';
import { Facts } from '../parts/Facts';

/** Who did what when, on one page. */
export function FlowSheet({ detail }: { readonly detail: Held }) {
  const words = work.print;
  const trail = useRead('/api/referral-desk/cases/{caseId}/trail', { path: { caseId: detail.reportId } });
  return (
    <>
      <Facts of={[[words.number, detail.number], [words.filedAt, exactTime(detail.filedAt)], [words.desk, <Desk key="desk" id={detail.owner} />], [words.state, wordOf(shared.referral.state, detail.state)]]} />
      <Reading of={trail}>
        {({ entries }) => (
          <DataTable
            caption={work.trail.title} rows={entries} keyOf={({ hash }) => hash}
            columns={[
              { head: words.when, show: ({ at }) => exactTime(at) },
              { head: words.who, show: ({ desk }) => (desk === null ? work.trail.system : <Desk id={desk} />) },
              { head: words.what, show: ({ action, facts }) => <What action={action} facts={facts} /> },
            ]}
          />
        )}
      </Reading>
    </>
  );
}

function What({ action, facts }: Pick<TrailEntry, 'action' | 'facts'>) {
  const labels = useLabels();
  const { code } = facts as { readonly code?: string };
  const to = destinationOf(action, facts);
  return <>{wordOf(work.trail.actions, action)}{to === undefined ? null : <> <Desk id={to} /></>}{code === undefined ? null : `${shared.colon}${labels[code] ?? shared.other}`}</>;
}
