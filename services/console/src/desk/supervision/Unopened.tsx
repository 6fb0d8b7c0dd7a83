import { useState } from 'react';
import { serverNow } from '../../shared/dates';
import { work } from '../../shared/words/work';
import { Empty } from '../parts/Empty';
import { ReadingRows } from '../parts/ReadingRows';
import { ReferralTable } from '../referral/ReferralTable';
import { useReadMore } from '../use-read-more';

const HOUR_MS = 3_600_000;

/** Referrals that lie unopened for more than an hour. */
export function Unopened() {
  const words = work.supervision;
  const [now] = useState(serverNow);
  const list = useReadMore('/api/referral-desk/worklist', { open: 'true', state: ['routed'], sort: 'filedAt' });
  const late = list.rows?.filter(({ filedAt }) => now - Date.parse(filedAt) > HOUR_MS);
  return (
    <section className="panel">
      <h2>{words.unopened}</h2>
      <ReadingRows of={{ ...list, rows: late }} empty={words.unopenedEmpty}>{(rows) => (rows.length === 0 ? <Empty text={words.unopenedEmpty} /> : <ReferralTable caption={words.unopenedCaption} rows={rows} onMore={list.onMore} />)}</ReadingRows>
    </section>
  );
}
