import { desk } from '../../shared/words/desk';
import { work } from '../../shared/words/work';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import { Desk } from '../parts/Names';
import { When } from '../parts/When';
import type { Detail } from './types';
import { useLabels } from './use-labels';

/** Reasons and notes that people gave with their moves. */
export function Notes({ notes }: { readonly notes: Detail['notes'] }) {
  const labels = useLabels();
  if (notes.length === 0) return null;
  const reasonOf = (reason: string): string => labels[reason] ?? shared.referral.returnReason[reason as keyof typeof shared.referral.returnReason] ?? reason;
  const actions = { ...shared.referral.action, add: shared.referral.move.add, ...desk.move.happened };
  return (
    <section className="panel">
      <h2>{work.referral.notes}</h2>
      <ul className="story">
        {notes.map((note) => (
          <li key={`${note.action} ${note.at}`}>
            <strong>{wordOf(actions, note.action)}</strong>
            <small className="sub"><When at={note.at} /> {note.desk === null ? null : <Desk id={note.desk} />}{note.number === null ? null : ` ${note.number}`}</small>
            {note.reason === null ? null : <p>{reasonOf(note.reason)}</p>}
            {note.note === null ? null : <p>{note.note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
