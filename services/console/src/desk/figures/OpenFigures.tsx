import { oversight } from '../../shared/words/oversight';
import { DataTable } from '../parts/DataTable';
import { Empty } from '../parts/Empty';
import { Desk } from '../parts/Names';
import { Reading } from '../parts/Reading';
import { useRead } from '../use-read';
import { ExcelButton } from './ExcelButton';

const AGES = ['day', 'week', 'month', 'longer'] as const;

/** What the caller's desks owe still, and since when it lies there. */
export function OpenFigures() {
  const words = oversight.figures;
  const read = useRead('/api/referral-desk/figures/open');
  return (
    <section className="panel" aria-labelledby="open-figures">
      <h2 id="open-figures">{words.open}</h2>
      <Reading of={read}>
        {({ desks }) => (desks.length === 0 ? <Empty text={words.noOpen} /> : (
          <>
            <ExcelButton path="/api/referral-desk/figures/open" name={words.open} />
            <DataTable
              caption={words.openCaption} rows={desks} keyOf={({ desk }) => desk}
              columns={[
                { head: words.desk, show: ({ desk }) => <Desk id={desk} /> },
                { head: words.count, isNumber: true, show: ({ open }) => open },
                { head: words.unopened, isNumber: true, show: ({ unopened }) => unopened },
                { head: words.overdue, isNumber: true, show: ({ overdue }) => <span className={overdue > 0 ? 'late' : undefined}>{overdue}</span> },
                ...AGES.map((age) => ({ head: words[age], isNumber: true, show: (row: (typeof desks)[number]) => row[age] })),
              ]}
            />
          </>
        ))}
      </Reading>
    </section>
  );
}
