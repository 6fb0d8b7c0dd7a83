import type { components } from '#api';
import { childWords } from '../../../shared/words/children';
import { DataTable } from '../../parts/DataTable';
import { Empty } from '../../parts/Empty';
import { StatusTag } from '../../parts/StatusTag';
import { Changes } from '../../form/Changes';
import { ChildLink } from '../parts/ChildLink';
import { onFileForm } from './candidate-forms';

/** Files that may be of whom the lead is about. */
export function Matches({ lead }: { readonly lead: components['schemas']['CandidateView'] }) {
  const { candidates: words, codes, fields: f } = childWords;
  const matches = lead.matches.filter(({ class: how }) => how !== 'NONE');
  if (matches.length === 0) return <Empty text={words.matchesEmpty} />;
  return (
    <DataTable
      caption={words.matches} rows={matches} keyOf={({ childId }) => childId}
      columns={[
        { head: words.file, show: ({ childId }) => <ChildLink id={childId} /> }, { head: childWords.duplicates.alike, show: ({ class: how }) => <StatusTag tone={how === 'SAME' ? 'act' : 'soft'}>{codes.match[how]}</StatusTag> },
        { head: f.decision, show: ({ childId }) => (lead.allowedActions.includes('conclude') ? <Changes version={lead.version} forms={[onFileForm(lead, childId)]} /> : null) },
      ]}
    />
  );
}
