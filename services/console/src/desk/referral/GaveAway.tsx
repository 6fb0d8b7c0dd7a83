import { work } from '../../shared/words/work';
import { PageHead } from '../parts/PageHead';
import { Decisions } from './Decisions';
import { Notes } from './Notes';
import type { Detail } from './types';

/** What a desk that gave it away keeps: its own part. */
export function GaveAway({ detail }: { readonly detail: Detail }) {
  return (
    <>
      <PageHead title={detail.number} />
      <p>{work.referral.gaveAway}</p>
      <Decisions decisions={detail.decisions} />
      <Notes notes={detail.notes} />
    </>
  );
}
