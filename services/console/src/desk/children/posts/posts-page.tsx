import { Link } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { Filters, useFilters, type Filter } from '../../parts/Filters';
import { Place } from '../../parts/Names';
import { StatusTag } from '../../parts/StatusTag';
import { ChangeButton } from '../../form/ChangeButton';
import { Day } from '../parts/Day';
import { PagedTable } from '../../parts/PagedTable';
import { PageHead } from '../parts/PageHead';
import { useReadMore } from '../../use-read-more';
import { Papers } from '../print/Papers';
import { useOwnPlace, useOwnPlaces } from '../use-own-places';
import { makePostForm } from './post-forms';

/** Directors of villages and supervisors of townships: who holds each post, and which are vacant. */
export function Page() {
  const { posts: words, codes } = childWords;
  const places = useOwnPlaces();
  const place = useOwnPlace();
  const filters: readonly Filter[] = [
    ...(Object.keys(places).length > 1 ? [{ name: 'place', label: words.place, choices: places }] : []), { name: 'kind', label: words.kind, choices: codes.post }, { name: 'vacant', label: words.onlyVacant, choices: words.vacancies },
    { name: 'state', label: childWords.candidates.state, choices: codes.postState },
  ];
  const list = useReadMore('/api/child-registry/posts', useFilters(filters));
  return (
    <>
      <PageHead title={words.title}>{list.allowedActions.includes('make') ? <ChangeButton form={makePostForm()} isMain /> : null}</PageHead>
      {place === undefined ? null : <Papers of={place} forms={['directors']} />}
      <Filters filters={filters} />
      <PagedTable
        of={list} caption={words.caption} empty={words.empty} keyOf={({ id }) => id} isNew={({ vacantSince }) => vacantSince !== null}
        columns={[
          { head: words.place, show: ({ id, division }) => <Link to={routes.post(id)}><Place code={division} /></Link> }, { head: words.kind, show: ({ kind, state }) => <>{codes.post[kind]}{state === 'CLOSED' ? <small className="sub">{codes.postState.CLOSED}</small> : null}</> },
          { head: words.holder, show: ({ holders }) => (holders.length === 0 ? words.noHolder : holders.map(({ appointment, name, phone }) => <div key={appointment}>{name}{phone === null ? null : <small className="sub">{phone}</small>}</div>)) },
          { head: words.vacant, show: ({ vacantSince }) => (vacantSince === null ? null : <><StatusTag tone="bad">{words.vacant}</StatusTag> <Day on={vacantSince} /></>) }, { head: words.appointBy, show: ({ appointBy }) => <Day on={appointBy} /> },
        ]}
      />
    </>
  );
}
