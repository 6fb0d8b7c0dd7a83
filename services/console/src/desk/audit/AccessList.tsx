import { oversight } from '../../shared/words/oversight';
import { work } from '../../shared/words/work';
import { wordOf } from '../../shared/words/word-of';
import { PagedTable } from '../parts/PagedTable';
import { useReadMore } from '../use-read-more';
import { Desk } from '../parts/Names';
import { When } from '../parts/When';
import { Looker } from '../parts/Looker';

/** Who looked at a report: its content and who reported, then the decisions and answers. */
export function AccessList({ report }: { readonly report: string }) {
  const words = oversight.audit;
  const content = useReadMore('/api/mandatory-reporting/reports/{id}/accesses', {}, { id: report });
  const decisions = useReadMore('/api/referral-desk/reports/{reportId}/accesses', {}, { reportId: report });
  return (
    <section aria-labelledby="accesses">
      <h2 id="accesses">{words.accesses}</h2>
      {([['mandatory-reporting', content], ['referral-desk', decisions]] as const).map(([service, pages]) => (
        <PagedTable
          key={service} of={pages} caption={words.files[service]} empty={words.nobody} keyOf={({ at, staff, what }) => `${at} ${staff ?? ''} ${what}`}
          columns={[
            { head: words.at, show: ({ at }) => <When at={at} /> },
            { head: words.who, show: ({ staff, service: asked }) => <Looker staff={staff} service={asked} /> },
            { head: words.desk, show: ({ desk }) => (desk === null ? '' : <Desk id={desk} />) },
            { head: words.what, show: ({ what }) => wordOf(work.trail.looked, what) },
            { head: words.why, show: ({ reason }) => reason ?? '' },
          ]}
        />
      ))}
    </section>
  );
}
