import { useQuery } from '@tanstack/react-query';
import { ask } from '../../shared/api';
import { oversight } from '../../shared/words/oversight';
import { DataTable } from '../parts/DataTable';
import { Empty } from '../parts/Empty';
import { Desk, Who } from '../parts/Names';
import { Reading } from '../parts/Reading';
import { When } from '../parts/When';

/** When, who, which report, why. */
interface Unsealing { readonly at: string; readonly staff: string; readonly desk?: string | null; readonly reportId: string; readonly reason: string }

/** Who broke the seal of who reported, and why: all of them for an auditor, those of their scope for a supervisor. */
export function Unsealings() {
  const words = oversight.audit;
  const read = useQuery({ queryKey: ['unsealings'], queryFn: () => ask<{ items: readonly Unsealing[] }>('/api/mandatory-reporting/unsealings') });
  return (
    <section aria-labelledby="unsealings">
      <h2 id="unsealings">{words.unsealings}</h2>
      <Reading of={read}>
        {({ items }) => (items.length === 0 ? <Empty text={words.noUnsealings} /> : (
          <DataTable
            caption={words.unsealings} rows={items} keyOf={({ at, staff }) => `${at} ${staff}`}
            columns={[
              { head: words.at, show: ({ at }) => <When at={at} /> },
              { head: words.who, show: ({ staff }) => <Who id={staff} /> },
              { head: words.desk, show: ({ desk }) => (typeof desk === 'string' ? <Desk id={desk} /> : '') },
              { head: words.why, show: ({ reason }) => reason },
            ]}
          />
        ))}
      </Reading>
    </section>
  );
}
