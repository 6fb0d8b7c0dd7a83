import { Link, useParams } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { DataTable } from '../../parts/DataTable';
import { Place } from '../../parts/Names';
import { Reading } from '../../parts/Reading';
import { useRead } from '../../use-read';
import { Changes } from '../../form/Changes';
import { Day } from '../parts/Day';
import { Facts } from '../../parts/Facts';
import { PageHead } from '../parts/PageHead';
import { Part } from '../parts/Part';
import { Papers } from '../print/Papers';
import { Attend } from './Attend';
import { courseForms } from './course-forms';
import { usePeople } from './use-people';

/** One course, and who was there. */
export function Page() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const course = useRead('/api/child-registry/courses/{id}', { path: { id } });
  const people = usePeople(course.data?.division);
  const { training: words, codes } = childWords;
  return (
    <>
      <PageHead title={course.data?.title ?? words.one}><Link className="button" to={routes.training}>{childWords.backTo(words.title)}</Link></PageHead>
      <Reading of={course}>
        {(read) => (
          <>
            <section className="panel" aria-label={words.one}>
              <Facts of={[
                [words.level, codes.courseLevel[read.level]], [words.place, <Place key="place" code={read.division} />], [words.from, <Day key="from" on={read.from} />], [words.to, <Day key="to" on={read.to} />], [words.hours, read.hours], [words.state, codes.course[read.state]],
              ]} />
              <Changes version={read.version} forms={courseForms(read)} hasMain />
              <Papers of={id} forms={['sign-in', 'training']} />
            </section>
            <Part title={words.attendance}>
              {read.attendance.length === 0 ? <p className="sub">{words.nobody}</p> : (
                <DataTable
                  caption={words.attendance} rows={read.attendance} keyOf={({ person }) => person}
                  columns={[{ head: words.person, show: ({ person }) => people[person] ?? words.who }, { head: words.done, show: ({ completed }) => (completed ? words.done : words.notDone) }, { head: words.hours, isNumber: true, show: ({ hours }) => hours }, { head: words.mark, isNumber: true, show: ({ mark }) => mark }]}
                />
              )}
              {read.allowedActions.includes('attend') ? <Attend course={read} people={people} /> : null}
            </Part>
          </>
        )}
      </Reading>
    </>
  );
}
