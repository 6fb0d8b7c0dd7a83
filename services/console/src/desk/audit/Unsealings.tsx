import { oversight } from '../../shared/words/oversight';
import { Desk, Who } from '../parts/Names';
import { PagedTable } from '../parts/PagedTable';
import { When } from '../parts/When';
import { useReadMore } from '../use-read-more';

interface UnsealingsProps {
  /** Shows one of the reports. */
  readonly onOpen?: ((report: string) => void) | undefined;
}

/** Who broke the seal of who reported, and why: all of them for an auditor, those of their scope for a supervisor. */
export function Unsealings({ onOpen }: UnsealingsProps) {
  const words = oversight.audit;
  const pages = useReadMore('/api/mandatory-reporting/unsealings', {});
  return (
    <section aria-labelledby="unsealings">
      <h2 id="unsealings">{words.unsealings}</h2>
      <PagedTable
        of={pages} caption={words.unsealings} empty={words.noUnsealings} keyOf={({ at, staff, reportId }) => `${at} ${staff} ${reportId}`}
        columns={[
          { head: words.at, show: ({ at }) => <When at={at} /> },
          { head: words.who, show: ({ staff }) => <Who id={staff} /> },
          { head: words.desk, show: ({ desk }) => (desk === null ? '' : <Desk id={desk} />) },
          { head: words.why, show: ({ reason }) => reason ?? '' },
          ...(onOpen === undefined ? [] : [{ head: words.report, show: ({ reportId }: { readonly reportId: string }) => <button className="button" type="button" onClick={() => { onOpen(reportId); }}>{words.open}</button> }]),
        ]}
      />
    </section>
  );
}
