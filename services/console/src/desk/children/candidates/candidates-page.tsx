import { Link } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { may, useMe } from '../../me';
import { Filters, useFilters, type Filter } from '../../parts/Filters';
import { Place } from '../../parts/Names';
import { StatusTag } from '../../parts/StatusTag';
import { When } from '../../parts/When';
import { ChangeButton } from '../../form/ChangeButton';
import { Day } from '../parts/Day';
import { PagedTable } from '../../parts/PagedTable';
import { PageHead } from '../parts/PageHead';
import { useReadMore } from '../../use-read-more';
import { useOwnPlaces } from '../use-own-places';
import { CandidateCounts } from './CandidateCounts';
import { tellForm } from './candidate-forms';
import { Told } from './Told';

/** Children that may need a file, found before anybody asked for one: what is due first. */
export function Page() {
  const { candidates: words, codes, nameless } = childWords;
  const me = useMe();
  const places = useOwnPlaces();
  const filters: readonly Filter[] = [{ name: 'state', label: words.state, choices: codes.candidateState }, ...(Object.keys(places).length > 1 ? [{ name: 'division', label: words.place, choices: places }] : [])];
  const query = useFilters(filters);
  const list = useReadMore('/api/child-registry/candidates', query);
  return (
    <>
      <PageHead title={words.title}>{may(me, 'candidate.tell') ? <ChangeButton form={tellForm()} isMain /> : null}</PageHead>
      <Filters filters={filters} />
      <CandidateCounts query={query} />
      <PagedTable
        of={list} caption={words.caption} empty={words.empty} keyOf={({ id }) => id} isNew={({ urgent, state }) => urgent && state !== 'CONCLUDED'}
        columns={[
          { head: words.whom, show: ({ id, name, about }) => <><Link to={routes.candidate(id)}>{name ?? nameless}</Link><small className="sub">{codes.about[about]}</small></> },
          { head: words.kind, show: ({ kind, urgent }) => <>{kind === null ? words.kindHidden : codes.candidateKind[kind]}{urgent ? <> <StatusTag tone="bad">{words.urgent}</StatusTag></> : null}</> },
          { head: words.state, show: ({ state, outcome }) => <>{codes.candidateState[state]}{outcome === null ? null : <small className="sub">{codes.outcome[outcome]}</small>}</> },
          { head: words.place, show: ({ assignedTo, division }) => <Place code={assignedTo ?? division} /> }, { head: words.told, show: ({ toldAt }) => <When at={toldAt} /> },
          { head: words.due, show: ({ dueOn, state }) => (state === 'CONCLUDED' ? null : <Day on={dueOn} />) },
        ]}
      />
      {may(me, 'candidate.tell') ? <Told /> : null}
    </>
  );
}
