import { useLocation } from '@tanstack/react-router';
import { childWords } from '../../../shared/words/children';
import { Reading } from '../../parts/Reading';
import { useRead } from '../../use-read';
import { PageHead } from '../parts/PageHead';
import { OpenForm } from './OpenForm';

/** Opens a file; for a lead when the address names one. */
export function Page() {
  const search = useLocation({ select: ({ searchStr }) => searchStr });
  const id = new URLSearchParams(search).get('candidate') ?? undefined;
  const lead = useRead('/api/child-registry/candidates/{id}', { path: { id: id ?? '' } }, { isOn: id !== undefined });
  return (
    <>
      <PageHead title={childWords.open.title} sub={childWords.open.intro} />
      {id === undefined ? <OpenForm lead={undefined} /> : <Reading of={lead}>{(read) => <OpenForm lead={read} />}</Reading>}
    </>
  );
}
