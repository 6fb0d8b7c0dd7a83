import { useState } from 'react';
import { shared } from '../../shared/words/shared';
import { work } from '../../shared/words/work';
import { wordOf } from '../../shared/words/word-of';
import { Desk } from '../parts/Names';
import { When } from '../parts/When';
import { destinationOf } from './destination-of';
import type { TrailEntry } from './types';
import { useLabels } from './use-labels';

const AT_FIRST = 8;

interface TrailListProps { readonly entries: readonly TrailEntry[]; readonly names: Readonly<Record<string, unknown>> }

/** Entries of trails as sentences. */
export function TrailList({ entries, names }: TrailListProps) {
  const [isWhole, setWhole] = useState(false);
  const labels = useLabels();
  if (entries.length === 0) return <p className="empty">{work.trail.empty}</p>;
  return (
    <>
      <ol className="story">
        {(isWhole ? entries : entries.slice(0, AT_FIRST)).map((entry) => <Sentence key={entry.hash} entry={entry} action={namedNow(entry.action, names)} labels={labels} />)}
      </ol>
      {isWhole || entries.length <= AT_FIRST ? null : <button className="button" type="button" onClick={() => { setWhole(true); }}>{work.trail.more}</button>}
    </>
  );
}

function namedNow(action: string, names: Readonly<Record<string, unknown>>): string {
  const name = names[action];
  return typeof name === 'string' ? name : action;
}

function Sentence({ entry: { at, desk, actorRole, facts }, action, labels }: { readonly entry: TrailEntry; readonly action: string; readonly labels: Readonly<Record<string, string>> }) {
  const told = facts as Readonly<Record<string, unknown>>;
  const to = destinationOf(action, facts);
  const [code, reason, agency] = ['code', 'reason', 'agency'].map((name) => { const value = told[name]; return typeof value === 'string' ? value : undefined; });
  const said = [code, reason].flatMap((one) => (one === undefined ? [] : [labels[one] ?? shared.other]));
  return (
    <li>
      {desk === null ? (actorRole === 'REPORTER' ? work.trail.reporter : work.trail.system) : <Desk id={desk} />} {wordOf(work.trail.actions, action)}
      {to === undefined ? null : <> <Desk id={to} /></>}{said.length === 0 ? null : `${shared.colon}${said.join(shared.comma)}`}
      <small className="sub"><When at={at} />{agency === undefined || desk !== null ? null : ` ${wordOf(shared.agency, agency)}`}</small>
    </li>
  );
}
