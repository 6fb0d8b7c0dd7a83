import { childWords } from '../../../shared/words/children';
import { Changes } from '../../form/Changes';
import { formOf } from '../../form/field';
import { StatusTag } from '../../parts/StatusTag';
import { When } from '../../parts/When';
import { useReadMore } from '../../use-read-more';
import { PagedTable } from '../../parts/PagedTable';

/** What the school was asked of its pupils, and what it told. `names`: of those on the list. */
export function Requests({ names }: { readonly names: Readonly<Record<string, string>> }) {
  const list = useReadMore('/api/child-registry/school/requests', {});
  const { school: words, fields: f } = childWords;
  const answering = (id: string, version: number) => formOf({
    path: '/api/child-registry/school/requests/{id}/answer', parts: { id }, title: words.answer, version, fields: [{ name: 'answer', label: words.answer, kind: 'long', isRequired: true }],
  });
  return (
    <PagedTable
      of={list} caption={words.requests} empty={words.requestsEmpty} keyOf={({ id }) => id} isNew={({ state }) => state === 'ASKED'}
      columns={[
        { head: words.pupil, show: ({ childId }) => names[childId] ?? words.notListed }, { head: words.asked, show: ({ ask, askedAt }) => <>{ask ?? words.unasked}<small className="sub"><When at={askedAt} /></small></> },
        { head: words.state, show: ({ state }) => <StatusTag tone={state === 'ASKED' ? 'act' : 'soft'}>{words.states[state]}</StatusTag> },
        { head: words.answered, show: ({ answer, answeredAt }) => <>{answer}{answeredAt === null ? null : <small className="sub"><When at={answeredAt} /></small>}</> },
        { head: f.decision, show: ({ id, version, state, childId }) => <Changes forms={state === 'ASKED' ? [answering(id, version)] : []} of={names[childId] ?? ''} /> },
      ]}
    />
  );
}
