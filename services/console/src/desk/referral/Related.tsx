import { Link } from '@tanstack/react-router';
import { routes } from '../../shared/routes';
import { shared } from '../../shared/words/shared';
import { work } from '../../shared/words/work';
import { wordOf } from '../../shared/words/word-of';
import { When } from '../parts/When';
import { useRead } from '../use-read';
import { Situations } from './CardWords';

/** Other reports that I may read and that seem to be about this child, asked for when somebody wants to know: the asking is recorded. */
export function Related({ reportId }: { readonly reportId: string }) {
  const { data } = useRead('/api/mandatory-reporting/reports/{id}/related', { path: { id: reportId } }, { freshMs: Infinity });
  if (data === undefined) return null;
  if (data.items.length === 0) return <p className="empty">{work.referral.relatedEmpty}</p>;
  return (
    <ul className="story">
      {data.items.map((card) => (
        <li key={card.id}>
          <OfReport number={card.number} /> <Situations card={card} />
          <small className="sub"><When at={card.filedAt} /> {card.why.map((why) => wordOf(work.referral.sameAs, why)).join(shared.comma)}</small>
        </li>
      ))}
    </ul>
  );
}

/** A number that leads to the referral of its report, where I have one. */
function OfReport({ number }: { readonly number: string }) {
  const { data } = useRead('/api/referral-desk/worklist', { query: { number, open: 'false' } });
  const id = data?.items[0]?.id;
  return id === undefined ? <strong>{number}</strong> : <Link to={routes.referral(id)}>{number}</Link>;
}
