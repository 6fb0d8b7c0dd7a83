import { Link } from '@tanstack/react-router';
import { routes } from '../../shared/routes';
import { work } from '../../shared/words/work';
import { useMe } from '../me';
import { PageHead } from '../parts/PageHead';
import { ReadingRows } from '../parts/ReadingRows';
import { ReferralTable } from '../referral/ReferralTable';
import { useReadMore } from '../use-read-more';

/** What the next shift must know: what is in my hands, and what is in nobody's. */
export function Page() {
  const words = work.handover;
  const desk = useMe().desks[0];
  const mine = useReadMore('/api/referral-desk/worklist', { open: 'true', claimed: 'ME', sort: 'urgency' });
  const nobody = useReadMore('/api/referral-desk/worklist', { open: 'true', claimed: 'NOBODY', sort: 'urgency' });
  return (
    <>
      <PageHead title={words.title}>{desk === undefined ? null : <Link className="button main" to={routes.print('handover', desk.id)}>{words.print}</Link>}</PageHead>
      <ReadingRows of={mine} empty={words.emptyMine}>{(rows) => <ReferralTable caption={words.mine} rows={rows} onMore={mine.onMore} />}</ReadingRows>
      <ReadingRows of={nobody} empty={words.emptyNobody}>{(rows) => <ReferralTable caption={words.nobody} rows={rows} onMore={nobody.onMore} />}</ReadingRows>
    </>
  );
}
