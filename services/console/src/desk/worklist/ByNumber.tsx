import { work } from '../../shared/words/work';
import { Empty } from '../parts/Empty';
import { Reading } from '../parts/Reading';
import { ReferralTable } from '../referral/ReferralTable';
import { useRead } from '../use-read';

/** Referrals of one report that I may see, whatever their state. */
export function ByNumber({ number }: { readonly number: string }) {
  const found = useRead('/api/referral-desk/worklist', { query: { number, open: 'false' } });
  return <Reading of={found}>{({ items }) => (items.length === 0 ? <Empty text={work.search.empty} /> : <ReferralTable caption={work.search.caption} rows={items} />)}</Reading>;
}
