import type { components } from '#api';
import { oversight } from '../../shared/words/oversight';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import { DataTable } from '../parts/DataTable';
import { Empty } from '../parts/Empty';

interface RoutingTableProps { readonly caption: string; readonly of: components['schemas']['PreviewedDecision'] }

/** Where such a report would go, and why. */
export function RoutingTable({ caption, of: { referrals, warnings, version } }: RoutingTableProps) {
  const words = oversight.policy;
  return (
    <>
      {referrals.length === 0 ? <Empty text={words.nobody} /> : (
        <DataTable
          caption={caption} rows={referrals} keyOf={({ agency, site }) => `${agency} ${site}`}
          columns={[
            { head: words.agency, show: ({ agency }) => wordOf(shared.agency, agency) },
            { head: words.role, show: ({ role }) => wordOf(shared.referral.role, role) },
            { head: words.site, show: ({ site }) => wordOf(shared.referral.site, site) },
            { head: words.desk, show: ({ desk }) => desk.name },
            { head: words.because, show: ({ because }) => wordOf(shared.referral.because, because) },
            { head: words.rows, show: ({ rows }) => words.row(rows) },
          ]}
        />
      )}
      {warnings.length === 0 ? null : <div role="note"><strong>{words.warnings}</strong><ul>{warnings.map((code) => <li key={code}>{wordOf(shared.warning, code)}</li>)}</ul></div>}
      <p className="sub">{words.pack(version)}</p>
    </>
  );
}
