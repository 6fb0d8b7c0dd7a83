import { work } from '../../shared/words/work';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import { Desk } from '../parts/Names';
import { StatusTag } from '../parts/StatusTag';
import { When } from '../parts/When';
import type { Decision } from './types';
import { useLabels } from './use-labels';

/** What was decided on it so far, by which desk. */
export function Decisions({ decisions }: { readonly decisions: readonly Decision[] }) {
  const labels = useLabels();
  const words = work.referral;
  return (
    <section className="panel">
      <h2>{words.decisions}</h2>
      {decisions.length === 0 ? <p className="empty">{words.decisionsEmpty}</p> : (
        <ul className="story">
          {decisions.map((one) => (
            <li key={one.id}>
              <strong>{wordOf(labels, one.code)}</strong> {one.ends ? <StatusTag tone="good">{words.final}</StatusTag> : null} {one.withheld !== null && one.releasedAt === null ? <StatusTag tone="bad">{words.withheld}</StatusTag> : null}
              <small className="sub"><When at={one.recordedAt} /> <Desk id={one.desk} />{one.number === null ? null : ` ${one.number}`}{one.toAgency === null ? null : ` ${work.trail.to} ${wordOf(shared.agency, one.toAgency)}`}</small>
              {one.text === null ? null : <p>{one.text}</p>}
              {one.note === null ? null : <p className="sub">{one.note}</p>}
              {one.proof === null ? null : <p className="sub">{work.moves.proof}{shared.colon}{one.proof}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
