import { work } from '../../shared/words/work';
import { wordOf } from '../../shared/words/word-of';
import { may, useMe } from '../me';
import { DataTable } from '../parts/DataTable';
import { Desk } from '../parts/Names';
import { ReadingRows } from '../parts/ReadingRows';
import { When } from '../parts/When';
import { Looker } from '../parts/Looker';
import { useReadLooks } from './use-read-looks';

/** Who looked at the report: for supervisors and auditors. */
export function Accesses({ reportId }: { readonly reportId: string }) {
  const me = useMe();
  return may(me, 'access.review') ? <Looks reportId={reportId} /> : null;
}

function Looks({ reportId }: { readonly reportId: string }) {
  const looks = useReadLooks(reportId);
  return (
    <section className="panel">
      <ReadingRows of={looks} empty={work.referral.lookedEmpty}>
        {(rows) => (
          <DataTable
            caption={work.referral.looked} rows={rows.map((row, n) => ({ ...row, n }))} keyOf={({ n }) => String(n)} onMore={looks.onMore}
            columns={[
              { head: work.supervision.when, show: ({ at }) => <When at={at} /> },
              { head: work.supervision.who, show: ({ staff, service, desk }) => <><Looker staff={staff} service={service} /> {desk === null ? null : <Desk id={desk} />}</> },
              { head: work.print.what, show: ({ what }) => wordOf(work.trail.looked, what) },
              { head: work.supervision.why, show: ({ reason }) => reason },
            ]}
          />
        )}
      </ReadingRows>
    </section>
  );
}
