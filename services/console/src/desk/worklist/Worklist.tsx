import { work } from '../../shared/words/work';
import { Filters, useFilters } from '../parts/Filters';
import { PageHead } from '../parts/PageHead';
import { ReadingRows } from '../parts/ReadingRows';
import { Tabs } from '../parts/Tabs';
import { ReferralTable } from '../referral/ReferralTable';
import { useRead } from '../use-read';
import { useReadMore } from '../use-read-more';
import { Search } from './Search';
import { SavedViews } from './SavedViews';
import { useWorklistFilters } from './worklist-filters';
import { askedBy, tabsOf } from './worklist-tabs';

/** Referrals of my desks: imminent danger first, then what is due first. */
export function Worklist() {
  const filters = useWorklistFilters();
  const { state: tab } = useFilters([{ name: 'state' }]);
  const filtered = useFilters(filters);
  const list = useReadMore('/api/referral-desk/worklist', { ...filtered, ...askedBy(tab), sort: 'urgency' });
  const counts = useRead('/api/referral-desk/worklist/counts', { query: { ...filtered, open: 'true' } });
  const tabs = tabsOf(counts.data);
  return (
    <>
      <PageHead title={work.worklist.title} />
      <Search />
      <Tabs label={work.worklist.tabs} name="state" tabs={tabs} />
      <Filters filters={filters} />
      <SavedViews filters={[...filters, { name: 'state' }]} />
      <ReadingRows of={list} empty={work.worklist.empty}>
        {(rows) => <ReferralTable caption={work.worklist.caption(tabs.find(({ value }) => value === tab)?.count)} rows={rows} onMore={list.onMore} />}
      </ReadingRows>
    </>
  );
}
