import { serverNow } from '../../../shared/dates';
import { work } from '../../../shared/words/work';
import { Reading } from '../../parts/Reading';
import { When } from '../../parts/When';
import { useRead } from '../../use-read';
import type { Content, Held } from '../types';
import { ChildFacts } from './ChildFacts';
import { GuardianDecisions } from './GuardianDecisions';
import { ProfessionFacts } from './ProfessionFacts';
import { ReporterFacts } from './ReporterFacts';
import { RevealContext } from './reveal-context';
import { Supplements } from './Supplements';
import { Suspects } from './Suspects';
import { ToldFacts } from './ToldFacts';
import { Unchecked } from './Unchecked';

const WINDOW_HOURS = 72;
const HOUR_MS = 3_600_000;

/** What was reported, as much of it as this desk may read. Reading it opens the referral, and is recorded. */
export function ReportContent({ detail: { reportId } }: { readonly detail: Held }) {
  const content = useRead('/api/mandatory-reporting/reports/{id}', { path: { id: reportId } });
  return <section className="panel"><h2>{work.content.title}</h2><Reading of={content}>{(told) => <Told told={told} />}</Reading></section>;
}

function Told({ told }: { readonly told: Content }) {
  const words = work.content;
  return (
    <>
      <EvidenceClock told={told} />
      <p className="sub">{work.worklist.filed} <When at={told.filedAt} /></p>
      {(told.warnings ?? []).length === 0 ? null : <div className="problem"><p>{words.warnings}</p><ul>{(told.warnings ?? []).map(({ code, field, text }) => <li key={`${code} ${field}`}>{text}</li>)}</ul></div>}
      <ToldFacts told={told} />
      <RevealContext value={{ reportId: told.id, part: 0 }}>
        {told.child === undefined ? null : <><h3>{words.child}</h3><ChildFacts child={told.child} /></>}
        <Suspects suspects={told.suspects} />
        <ProfessionFacts told={told} />
        {told.reporter === undefined ? null : <><h3>{words.source}</h3><ReporterFacts reporter={told.reporter} /></>}
      </RevealContext>
      <Unchecked fields={told.unchecked ?? []} />
      <Supplements reportId={told.id} supplements={told.supplements ?? []} />
      <GuardianDecisions decisions={told.guardianDecisions ?? []} />
    </>
  );
}

/** Evidence and medical care have a window of some 72 hours from the harm. */
function EvidenceClock({ told: { hoursSinceHarm, filedAt } }: { readonly told: Content }) {
  if (hoursSinceHarm === undefined) return null;
  const hours = Math.floor(hoursSinceHarm + (serverNow() - Date.parse(filedAt)) / HOUR_MS);
  return <p className={hours < WINDOW_HOURS ? 'late' : 'sub'}>{hours < WINDOW_HOURS ? work.referral.evidence(WINDOW_HOURS - hours) : work.referral.evidenceOver(hours)}</p>;
}
