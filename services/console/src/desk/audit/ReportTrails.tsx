import { serverNow } from '../../shared/dates';
import { oversight } from '../../shared/words/oversight';
import { Reading } from '../parts/Reading';
import { useRead } from '../use-read';
import { CaseTrail } from './CaseTrail';
import { download, trailFile } from './trail-file';

/** What happened with a report, at both services that keep a trail of it; to be taken along as a file. */
export function ReportTrails({ report }: { readonly report: string }) {
  const words = oversight.audit;
  const reported = useRead('/api/mandatory-reporting/cases/{caseId}/trail', { path: { caseId: report } });
  const referred = useRead('/api/referral-desk/cases/{caseId}/trail', { path: { caseId: report } });
  const both = reported.data !== undefined && referred.data !== undefined ? [reported.data, referred.data] as const : undefined;
  return (
    <section aria-labelledby="trail">
      <h2 id="trail">{words.trail}</h2>
      <Reading of={reported}>{({ entries, names }) => <CaseTrail service="mandatory-reporting" entries={entries} names={names} />}</Reading>
      <Reading of={referred}>{({ entries, names }) => <CaseTrail service="referral-desk" entries={entries} names={names} />}</Reading>
      {both === undefined ? null : (
        <p>
          <button
            className="button" type="button"
            onClick={() => {
              download(trailFile(report, new Date(serverNow()).toISOString(), [{ service: 'mandatory-reporting', entries: both[0].entries }, { service: 'referral-desk', entries: both[1].entries }]));
            }}
          >{words.export}
          </button>
          <small className="sub">{words.exportNote}</small>
        </p>
      )}
    </section>
  );
}
