import { useState } from 'react';
import type { Measure } from '../../../shared/child-codes';
import { whenText } from '../../../shared/dates';
import { childWords } from '../../../shared/words/children';
import { DataTable } from '../../parts/DataTable';
import { Empty } from '../../parts/Empty';
import { Place } from '../../parts/Names';
import { Reading } from '../../parts/Reading';
import { useRead } from '../../use-read';
import { PageHead } from '../parts/PageHead';
import { PlaceBars } from './PlaceBars';
import { Choose } from './Choose';
import { periodsBefore } from './periods';

const PERIODS = 12;
type Level = 'county' | 'township' | 'village';

/** How many of how many, by place. Small numbers are hidden by the server where they must be. */
export function Page() {
  const [measure, setMeasure] = useState<Measure>('contact');
  const [by, setBy] = useState<Level>('township');
  const [period, setPeriod] = useState('');
  const figures = useRead('/api/child-registry/figures', { query: { measure, by, ...(period === '' ? {} : { period }) } });
  const { figures: words, codes } = childWords;
  const known = figures.data?.period ?? null;
  const [latest, setLatest] = useState<readonly [Measure, string]>();
  if (known !== null && period === '' && figures.data?.measure === measure && (latest?.[0] !== measure || latest[1] !== known)) setLatest([measure, known]);
  const periods = latest?.[0] === measure ? periodsBefore(latest[1], PERIODS) : [];
  const shown = (count: number | null): string => (count === null ? words.hidden : new Intl.NumberFormat().format(count));
  return (
    <>
      <PageHead title={words.title} />
      <form className="filters" onSubmit={(event) => { event.preventDefault(); }}>
        <Choose label={words.measure} choices={codes.measure} value={measure} onChange={(next) => { setMeasure(next as Measure); setPeriod(''); }} />
        <Choose label={words.by} choices={codes.level} value={by} onChange={(next) => { setBy(next as Level); }} />
        {periods.length === 0 ? null : <Choose label={words.period} choices={{ '': words.latest, ...Object.fromEntries(periods.map((one) => [`${one} `, one])) }} value={period === '' ? '' : `${period} `} onChange={(next) => { setPeriod(next.trim()); }} />}
      </form>
      <Reading of={figures}>
        {({ items, total, asOf, ...read }) => (
          <>
            <p><strong>{words.total} {words.of(shown(total.done), shown(total.whole))}{total.percent === null ? '' : ` · ${total.percent}%`}</strong> <span className="sub">{[read.period ?? '', asOf === null ? '' : words.asOf(whenText(asOf))].filter(Boolean).join(' · ')}</span></p>
            {items.length === 0 ? <Empty text={words.empty} /> : (
              <>
                <PlaceBars of={items} label={words.caption(codes.measure[measure])} />
                <DataTable
                  caption={words.caption(codes.measure[measure])} rows={items} keyOf={({ place }) => place}
                  columns={[
                    { head: words.place, show: ({ place }) => <Place code={place} /> }, { head: words.done, isNumber: true, show: ({ done }) => shown(done) }, { head: words.whole, isNumber: true, show: ({ whole }) => shown(whole) },
                    { head: words.percent, isNumber: true, show: ({ percent }) => (percent === null ? null : `${percent}%`) },
                  ]}
                />
              </>
            )}
          </>
        )}
      </Reading>
    </>
  );
}
