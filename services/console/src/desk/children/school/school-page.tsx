import { childWords } from '../../../shared/words/children';
import { useReadMore } from '../../use-read-more';
import { PageHead } from '../parts/PageHead';
import { Pupils } from './Pupils';
import { Requests } from './Requests';

/** What a school sees: its pupils on the care list, and what it was asked of them. */
export function Page() {
  const pupils = useReadMore('/api/child-registry/school/pupils', {});
  return (
    <>
      <PageHead title={childWords.school.title} />
      <Pupils list={pupils} />
      <Requests names={Object.fromEntries((pupils.rows ?? []).map(({ id, name }) => [id, name ?? childWords.nameless]))} />
    </>
  );
}
