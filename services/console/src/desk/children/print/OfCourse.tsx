import { childWords } from '../../../shared/words/children';
import { DataTable } from '../../parts/DataTable';
import { Place } from '../../parts/Names';
import { Reading } from '../../parts/Reading';
import { Sheet } from '../../parts/Sheet';
import { useRead } from '../../use-read';
import { Day } from '../parts/Day';
import { Facts } from '../../parts/Facts';
import { usePeople } from '../training/use-people';
import type { PaperProps } from './paper-props';
import { Signed } from './Signed';

/** 培训签到表: all who hold a post there, with room to sign; 培训档案: who came, and how it went. */
export function OfCourse({ form, id }: PaperProps) {
  const course = useRead('/api/child-registry/courses/{id}', { path: { id } });
  const people = usePeople(course.data?.division);
  const { training: words, codes, print } = childWords;
  return (
    <Reading of={course}>
      {(read) => (
        <Sheet title={print.forms[form]} number={read.title}>
          <Facts of={[
            [words.name, read.title], [words.level, codes.courseLevel[read.level]], [words.place, <Place key="place" code={read.division} />], [words.from, <Day key="from" on={read.from} />], [words.to, <Day key="to" on={read.to} />], [words.hours, read.hours],
          ]} />
          {form === 'sign-in' ? (
            <DataTable caption={words.attendance} rows={Object.entries(people)} keyOf={([person]) => person} columns={[{ head: words.person, show: ([, name]) => name }, { head: print.signatures, show: () => <br /> }]} />
          ) : (
            <DataTable
              caption={words.attendance} rows={read.attendance} keyOf={({ person }) => person}
              columns={[{ head: words.person, show: ({ person }) => people[person] ?? words.who }, { head: words.done, show: ({ completed }) => (completed ? words.done : words.notDone) }, { head: words.hours, isNumber: true, show: ({ hours }) => hours }, { head: words.mark, isNumber: true, show: ({ mark }) => mark }]}
            />
          )}
          <Signed />
        </Sheet>
      )}
    </Reading>
  );
}
