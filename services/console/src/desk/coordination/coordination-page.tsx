import { work } from '../../shared/words/work';
import { useFilters } from '../parts/Filters';
import { PageHead } from '../parts/PageHead';
import { ReadingRows } from '../parts/ReadingRows';
import { Tabs } from '../parts/Tabs';
import { ReferralTable } from '../referral/ReferralTable';
import { useReadMore } from '../use-read-more';
import { askedBy, tabs } from './coordination-tabs';
import { WhereTo } from './WhereTo';

/** What has no owner, or came back: why, and where it might go. */
export function Page() {
  const words = work.coordination;
  const { why } = useFilters([{ name: 'why' }]);
  const list = useReadMore('/api/referral-desk/worklist', { ...askedBy(why), sort: 'urgency' });
  return (
    <>
      <PageHead title={words.title} />
      <Tabs label={words.tabs} name="why" tabs={tabs()} />
      <ReadingRows of={list} empty={words.empty}>
        {(rows) => <ReferralTable caption={words.caption} rows={rows} onMore={list.onMore} more={[{ head: words.reason, show: (row) => <WhereTo row={row} /> }]} />}
      </ReadingRows>
    </>
  );
}
