import type { components } from '#api';
import { oversight } from '../../shared/words/oversight';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import { Bars } from '../parts/Bars';
import { Empty } from '../parts/Empty';
import { Reading } from '../parts/Reading';
import { useRead } from '../use-read';
import { ExcelButton } from './ExcelButton';
import { PlaceCounts } from './PlaceCounts';

type Counts = components['schemas']['CountFigures'];

/** How many referrals there were, by county, agency and role. */
export function CountFigures({ period }: { readonly period: Readonly<Record<string, string>> }) {
  const words = oversight.figures;
  const read = useRead('/api/referral-desk/figures/counts', { query: period });
  const told = (count: number | null): string => (count === null ? words.few : new Intl.NumberFormat(shared.locale).format(count));
  const bars = (counts: Counts['counts']) => counts.map(({ agency, role, count }) => ({ label: `${wordOf(shared.agency, agency)} · ${wordOf(shared.referral.role, role)}`, value: count ?? undefined, text: told(count) }));
  return (
    <section className="panel" aria-labelledby="count-figures">
      <h2 id="count-figures">{words.counts}</h2>
      <Reading of={read}>
        {({ total, counts }) => (counts.length === 0 ? <Empty text={words.noCounts} /> : (
          <>
            <p>{words.total(told(total))}</p>
            <ExcelButton path="/api/referral-desk/figures/counts" query={period} name={words.counts} />
            {[...new Set(counts.map(({ county }) => county))].map((county) => (
              <PlaceCounts key={county} county={county}>
                {(name) => <Bars caption={name} head={words.agency} valueHead={words.count} bars={bars(counts.filter((one) => one.county === county))} />}
              </PlaceCounts>
            ))}
          </>
        ))}
      </Reading>
    </section>
  );
}
