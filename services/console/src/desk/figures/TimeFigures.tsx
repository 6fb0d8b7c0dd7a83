import { oversight } from '../../shared/words/oversight';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import { Bars } from '../parts/Bars';
import { Empty } from '../parts/Empty';
import { Reading } from '../parts/Reading';
import { useRead } from '../use-read';
import { durationText } from './duration';
import { ExcelButton } from './ExcelButton';

const STEPS = ['OPENED', 'ACKNOWLEDGED', 'ANSWERED'] as const;

/** How long agencies took to open, to take on and to answer: half of them, and nine of ten. */
export function TimeFigures({ period }: { readonly period: Readonly<Record<string, string>> }) {
  const words = oversight.figures;
  const read = useRead('/api/referral-desk/figures/times', { query: period });
  const told = (minutes: number | null): string => (minutes === null ? words.few : durationText(minutes));
  return (
    <section className="panel" aria-labelledby="time-figures">
      <h2 id="time-figures">{words.times}</h2>
      <Reading of={read}>
        {({ times }) => (times.length === 0 ? <Empty text={words.noTimes} /> : (
          <>
            <ExcelButton path="/api/referral-desk/figures/times" query={period} name={words.times} />
            {STEPS.map((step) => {
              const rows = times.filter((one) => one.step === step);
              return rows.length === 0 ? null : (
                <Bars
                  key={step} caption={wordOf(words.steps, step)} head={words.agency} valueHead={`${words.median} · ${words.p90}`}
                  bars={rows.map(({ agency, median, p90 }) => ({ label: wordOf(shared.agency, agency), value: median ?? undefined, text: median === null ? words.few : `${told(median)} · ${told(p90)}` }))}
                />
              );
            })}
          </>
        ))}
      </Reading>
    </section>
  );
}
