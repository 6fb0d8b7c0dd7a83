import { work } from '../../shared/words/work';
import { Reading } from '../parts/Reading';
import { useRead } from '../use-read';
import { TrailList } from './TrailList';

/** What one service says again because it heard it from the other. */
const ECHOES = ['case.content-read', 'case.supplement-read', 'case.danger-told', 'case.supplemented'];

/** What happened on the case, newest first: from both services that know of it. */
export function Trail({ caseId }: { readonly caseId: string }) {
  const reporting = useRead('/api/mandatory-reporting/cases/{caseId}/trail', { path: { caseId } });
  const handling = useRead('/api/referral-desk/cases/{caseId}/trail', { path: { caseId } });
  return (
    <section className="panel">
      <h2>{work.trail.title}</h2>
      <Reading of={handling}>
        {(mine) => {
          const entries = [...mine.entries.filter(({ action }) => !ECHOES.includes(action)), ...(reporting.data?.entries ?? [])].sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || b.n - a.n);
          return <TrailList entries={entries} names={{ ...reporting.data?.names, ...mine.names }} />;
        }}
      </Reading>
    </section>
  );
}
