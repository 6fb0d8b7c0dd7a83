import { Link, useParams } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { may, useMe } from '../../me';
import { Reading } from '../../parts/Reading';
import { useRead } from '../../use-read';
import { PageHead } from '../parts/PageHead';
import { Accesses } from './Accesses';
import { Acts } from './Acts';
import { Care } from './Care';
import { Categories } from './Categories';
import { Duties } from './Duties';
import { FileHead } from './FileHead';
import { Identity } from './Identity';
import { People } from './People';
import { Plans } from './Plans';
import { Problems } from './Problems';
import { WorkLog } from './WorkLog';

/** A child's file. Whether it may be worked on is said by the file: `correct` is allowed. */
export function Page() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const file = useRead('/api/child-registry/children/{id}', { path: { id } });
  const me = useMe();
  return (
    <>
      <PageHead title={file.data?.name ?? (file.data === undefined ? childWords.file.unknownTitle : childWords.nameless)}><Link className="button" to={routes.children}>{childWords.list.back}</Link></PageHead>
      <Reading of={file}>
        {(read) => (
          <>
            <FileHead file={read} />
            <div className="sides">
              <div>
                <Acts file={read} /><Problems file={read} /><Plans file={read} />
                {may(me, 'duty.read-held') ? <Duties id={read.id} /> : null}
                <WorkLog file={read} />
              </div>
              <div>
                <Identity file={read} /><Categories file={read} /><People file={read} />
                {read.detail === null ? null : <Care file={read} />}
                {may(me, 'access.review') ? <Accesses id={read.id} /> : null}
              </div>
            </div>
          </>
        )}
      </Reading>
    </>
  );
}
