import { childWords } from '../../../shared/words/children';
import { Filters, useFilters, type Filter } from '../../parts/Filters';
import { Place } from '../../parts/Names';
import { StatusTag } from '../../parts/StatusTag';
import { When } from '../../parts/When';
import { Changes } from '../../form/Changes';
import { ChildLink } from '../parts/ChildLink';
import { PagedTable } from '../../parts/PagedTable';
import { PageHead } from '../parts/PageHead';
import { useReadMore } from '../../use-read-more';
import { Papers } from '../print/Papers';
import { moveForms } from './move-forms';

/** Moves from and to the caller's places. Whoever is asked sees no content before it accepts. */
export function Page() {
  const { moves: words, codes, fields: f } = childWords;
  const filters: readonly Filter[] = [{ name: 'state', label: words.state, choices: codes.moveState }];
  const list = useReadMore('/api/child-registry/moves', useFilters(filters));
  return (
    <>
      <PageHead title={words.title} />
      <Filters filters={filters} />
      <PagedTable
        of={list} caption={words.caption} empty={words.empty} keyOf={({ id }) => id} isNew={({ allowedActions }) => allowedActions.includes('accept') || allowedActions.includes('settle')}
        columns={[
          { head: words.child, show: ({ childId }) => (childId === null ? childWords.notYours : <ChildLink id={childId} />) },
          { head: words.kind, show: ({ kind }) => codes.moveKind[kind] }, { head: words.from, show: ({ fromDivision }) => <Place code={fromDivision} /> }, { head: words.to, show: ({ toDivision }) => <Place code={toDivision} /> },
          { head: words.state, show: ({ state }) => <StatusTag tone={state === 'PROPOSED' ? 'act' : state === 'REFUSED' ? 'bad' : 'soft'}>{codes.moveState[state]}</StatusTag> },
          { head: words.why, show: ({ reason, answer }) => <>{reason}{answer === null ? null : <small className="sub">{words.answer} {answer}</small>}</> }, { head: words.proposed, show: ({ proposedAt }) => <When at={proposedAt} /> },
          { head: f.decision, show: (move) => <><Changes version={move.version} forms={moveForms(move)} /><Papers of={move.id} forms={['move']} /></> },
        ]}
      />
    </>
  );
}
