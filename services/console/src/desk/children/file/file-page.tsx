import { Link, useParams } from '@tanstack/react-router';
import { ApiError } from '../../../shared/problem';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { Reading } from '../../parts/Reading';
import { useRead } from '../../use-read';
import { PageHead } from '../parts/PageHead';
import { ReadForReason } from './ReadForReason';
import { WholeFile } from './WholeFile';

const FOR_A_REASON = 'REASON_REQUIRED';

/** A child's file; the city is asked why it reads one. */
export function Page() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const file = useRead('/api/child-registry/children/{id}', { path: { id } });
  return (
    <>
      <PageHead title={file.data?.name ?? (file.data === undefined ? childWords.file.unknownTitle : childWords.nameless)}><Link className="button" to={routes.children}>{childWords.list.back}</Link></PageHead>
      {file.error instanceof ApiError && file.error.code === FOR_A_REASON ? <ReadForReason id={id} /> : <Reading of={file}>{(read) => <WholeFile file={read} />}</Reading>}
    </>
  );
}
