import { shared } from '../../shared/words/shared';
import { work } from '../../shared/words/work';
import { wordOf } from '../../shared/words/word-of';
import { DataTable } from '../parts/DataTable';
import { Reading } from '../parts/Reading';
import { Due, When } from '../parts/When';
import { useRead } from '../use-read';
import type { Held } from './types';

/** How the case stands with every agency. */
export function Others({ detail: { reportId } }: { readonly detail: Held }) {
  const progress = useRead('/api/referral-desk/reports/{reportId}/progress', { path: { reportId } });
  return (
    <section className="panel">
      <Reading of={progress}>
        {({ referrals }) => (
          <DataTable
            caption={work.referral.others} rows={referrals.map((one, n) => ({ ...one, n }))} keyOf={({ n }) => String(n)}
            columns={[
              { head: work.print.agency, show: ({ agency, desk }) => desk ?? wordOf(shared.agency, agency) },
              { head: work.worklist.role, show: ({ role }) => wordOf(shared.referral.role, role) },
              { head: work.worklist.state, show: ({ state }) => wordOf(shared.referral.state, state) },
              { head: work.referral.since, show: ({ since }) => <When at={since} /> },
              { head: work.worklist.due, show: ({ due }) => (due === undefined ? null : <Due at={due} />) },
            ]}
          />
        )}
      </Reading>
    </section>
  );
}
