import { may, useMe } from '../../me';
import { Accesses } from './Accesses';
import { Acts } from './Acts';
import { Care } from './Care';
import { Categories } from './Categories';
import { Duties } from './Duties';
import { FileHead } from './FileHead';
import type { FileView } from './file-view';
import { Grants } from './sharing/Grants';
import { ReportLinks } from './sharing/ReportLinks';
import { SealedHealth } from './sharing/SealedHealth';
import { Identity } from './Identity';
import { People } from './People';
import { Plans } from './Plans';
import { Problems } from './Problems';
import { SchoolRequests } from './SchoolRequests';
import { WorkLog } from './WorkLog';

/** All of a file that the viewer may see: what is done to the left, who it is about to the right. */
export function WholeFile({ file }: { readonly file: FileView }) {
  const me = useMe();
  return (
    <>
      <FileHead file={file} />
      <div className="sides">
        <div>
          <Acts file={file} /><Problems file={file} /><Plans file={file} />
          {may(me, 'duty.read-held') ? <Duties id={file.id} /> : null}
          <WorkLog file={file} />
        </div>
        <div>
          <Identity file={file} /><Categories file={file} /><People file={file} />
          {file.detail === null ? null : <Care file={file} />}
          <SchoolRequests file={file} />
          {may(me, 'child.grant') && file.status === 'ACTIVE' ? <Grants file={file} /> : null}
          {may(me, 'child.link') ? <ReportLinks file={file} /> : null}
          {may(me, 'child.seal') ? <SealedHealth file={file} /> : null}
          {may(me, 'access.review') ? <Accesses id={file.id} /> : null}
        </div>
      </div>
    </>
  );
}
