import { Link } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { useMe } from '../../me';
import { Filters, useFilters, type Filter } from '../../parts/Filters';
import { Place } from '../../parts/Names';
import { StatusTag } from '../../parts/StatusTag';
import { ChangeButton } from '../../form/ChangeButton';
import { Day } from '../parts/Day';
import { PagedTable } from '../../parts/PagedTable';
import { PageHead } from '../parts/PageHead';
import { useReadMore } from '../../use-read-more';
import { planCourseForm } from './course-forms';
import { YearOfTraining } from './YearOfTraining';

/** Courses, and whether everybody who holds a post was trained this year. */
export function Page() {
  const { training: words, codes } = childWords;
  const me = useMe();
  const place = me.desks.find(({ agency }) => agency === 'TOWNSHIP' || agency === 'CIV')?.jurisdiction;
  const filters: readonly Filter[] = [{ name: 'level', label: words.level, choices: codes.courseLevel }, { name: 'state', label: words.state, choices: codes.course }];
  const list = useReadMore('/api/child-registry/courses', useFilters(filters));
  return (
    <>
      <PageHead title={words.title}>{list.allowedActions.includes('plan') ? <ChangeButton form={planCourseForm(place)} isMain /> : null}</PageHead>
      {place === undefined ? null : <YearOfTraining place={place} />}
      <Filters filters={filters} />
      <PagedTable
        of={list} caption={words.caption} empty={words.empty} keyOf={({ id }) => id}
        columns={[
          { head: words.name, show: ({ id, title, demonstration }) => <><Link to={routes.course(id)}>{title}</Link>{demonstration ? <small className="sub">{words.demonstration}</small> : null}</> }, { head: words.level, show: ({ level }) => codes.courseLevel[level] },
          { head: words.place, show: ({ division }) => <Place code={division} /> }, { head: words.from, show: ({ from }) => <Day on={from} /> }, { head: words.to, show: ({ to }) => <Day on={to} /> }, { head: words.hours, isNumber: true, show: ({ hours }) => hours },
          { head: words.state, show: ({ state }) => <StatusTag tone={state === 'PLANNED' ? 'act' : 'soft'}>{codes.course[state]}</StatusTag> },
        ]}
      />
    </>
  );
}
