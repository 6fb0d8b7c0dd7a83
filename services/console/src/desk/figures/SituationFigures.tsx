import { oversight } from '../../shared/words/oversight';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import { Bars } from '../parts/Bars';
import { Empty } from '../parts/Empty';
import { Reading } from '../parts/Reading';
import { useRead } from '../use-read';
import { ExcelButton } from './ExcelButton';

/** What the reports on the caller's desks tell of. */
export function SituationFigures({ period }: { readonly period: Readonly<Record<string, string>> }) {
  const words = oversight.figures;
  const read = useRead('/api/mandatory-reporting/figures/situations', { query: period });
  return (
    <section className="panel" aria-labelledby="situation-figures">
      <h2 id="situation-figures">{words.situations}</h2>
      <p className="sub">{words.situationNote}</p>
      <Reading of={read}>
        {({ situations }) => (situations.length === 0 ? <Empty text={words.noSituations} /> : (
          <>
            <ExcelButton path="/api/mandatory-reporting/figures/situations" query={period} name={words.situations} />
            <Bars
              caption={words.situations} head={words.situation} valueHead={words.reports}
              bars={situations.map(({ situation, count }) => ({ label: wordOf(shared.situation, situation), value: count ?? undefined, text: count === null ? words.few : new Intl.NumberFormat(shared.locale).format(count) }))}
            />
          </>
        ))}
      </Reading>
    </section>
  );
}
