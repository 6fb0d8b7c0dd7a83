import type { components } from '#api';
import { oversight } from '../../shared/words/oversight';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import { DataTable } from '../parts/DataTable';
import { StatusTag } from '../parts/StatusTag';
import { compare, type Compared, type Difference } from './compare';

type Decision = components['schemas']['PreviewedDecision'];

interface ComparedTableProps { readonly first: Decision; readonly second: Decision }

/** Two routings side by side; what differs is said. */
export function ComparedTable({ first, second }: ComparedTableProps) {
  const words = oversight.policy;
  const rows = compare(first.referrals, second.referrals);
  const said: Readonly<Record<Difference, string>> = { ONLY_FIRST: words.onlyFirst, ONLY_SECOND: words.onlySecond, DIFFERENT: words.different, EQUAL: words.equal };
  const side = (one: Compared['first']): string => (one === undefined ? '' : `${wordOf(shared.referral.role, one.role)} · ${one.desk.name}`);
  return (
    <>
      <p>{rows.every(({ difference }) => difference === 'EQUAL') ? words.same : words.differs}</p>
      <DataTable
        caption={words.difference} rows={rows} keyOf={({ agency, first: left, second: right }) => `${agency} ${(left ?? right)?.site ?? ''}`}
        columns={[
          { head: words.agency, show: ({ agency }) => wordOf(shared.agency, agency) },
          { head: words.site, show: ({ first: left, second: right }) => wordOf(shared.referral.site, (left ?? right)?.site) },
          { head: words.first, show: (row) => side(row.first) },
          { head: words.second, show: (row) => side(row.second) },
          { head: words.difference, show: ({ difference }) => <StatusTag tone={difference === 'EQUAL' ? 'soft' : 'act'}>{said[difference]}</StatusTag> },
        ]}
      />
    </>
  );
}
