import { work } from '../../shared/words/work';
import { DataTable } from '../parts/DataTable';
import { Desk, Who } from '../parts/Names';
import { Reading } from '../parts/Reading';
import { useRead } from '../use-read';

/** What is open at each desk by its age, and in whose hands it is. */
export function Load() {
  const words = work.supervision;
  const figures = useRead('/api/referral-desk/figures/open');
  return (
    <section className="panel">
      <h2>{words.load}</h2>
      <Reading of={figures}>
        {({ desks }) => {
          const people = desks.flatMap(({ desk, people: hands }) => hands.map((one) => ({ ...one, desk })));
          return (
            <>
              <DataTable
                caption={words.ageCaption} rows={desks} keyOf={({ desk }) => desk}
                columns={[
                  { head: words.desk, show: ({ desk }) => <Desk id={desk} /> },
                  { head: words.day, show: ({ day }) => day, isNumber: true },
                  { head: words.week, show: ({ week }) => week, isNumber: true },
                  { head: words.month, show: ({ month }) => month, isNumber: true },
                  { head: words.longer, show: ({ longer }) => longer, isNumber: true },
                ]}
              />
              {people.length === 0 ? <p className="empty">{words.loadEmpty}</p> : (
                <DataTable
                  caption={words.loadCaption} rows={people} keyOf={({ desk, staff }) => `${desk} ${staff}`}
                  columns={[
                    { head: words.person, show: ({ staff }) => <Who id={staff} /> },
                    { head: words.desk, show: ({ desk }) => <Desk id={desk} /> },
                    { head: words.count, show: ({ open }) => open, isNumber: true },
                  ]}
                />
              )}
            </>
          );
        }}
      </Reading>
    </section>
  );
}
