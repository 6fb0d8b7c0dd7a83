import type { components } from '#api';
import { childWords } from '../../../shared/words/children';
import { Changes } from '../../form/Changes';
import { formOf } from '../../form/field';
import type { ReadList } from '../../use-read-more';
import { PagedTable } from '../../parts/PagedTable';

type Pupil = components['schemas']['Pupil'];

/** Pupils on the care list; why they are on it is not said. */
export function Pupils({ list }: { readonly list: ReadList<Pupil> }) {
  const { school: words, fields: f, codes } = childWords;
  const telling = (id: string) => formOf({
    path: '/api/child-registry/school/pupils/{id}/notes', parts: { id }, title: words.tell, means: words.tellMeans, fields: [{ name: 'answer', label: words.told, kind: 'long', isRequired: true }],
  });
  return (
    <PagedTable
      of={list} caption={words.pupils} empty={words.pupilsEmpty} keyOf={({ id }) => id}
      columns={[
        { head: words.pupil, show: ({ name }) => name ?? childWords.nameless }, { head: words.whole, show: ({ grade, className }) => [grade, className].filter(Boolean).join(' ') },
        { head: words.caregivers, show: ({ caregivers }) => caregivers.map(({ name, relation, phone }, index) => <div key={index}>{[name, relation === null ? '' : codes.kin[relation]].filter(Boolean).join(' · ')}<small className="sub">{phone}</small></div>) },
        { head: f.decision, show: ({ id, name }) => <Changes forms={[telling(id)]} of={name ?? ''} /> },
      ]}
    />
  );
}
