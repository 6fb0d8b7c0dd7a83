import type { components } from '#api';
import { childWords } from '../../../shared/words/children';
import { StatusTag } from '../../parts/StatusTag';
import { Changes } from '../../form/Changes';
import { Day } from '../parts/Day';
import { Facts } from '../../parts/Facts';
import { Period } from '../parts/Period';
import { delegationForms } from './delegation-forms';
import type { FileView } from './file-view';

interface DelegationProps { readonly file: FileView; readonly of: components['schemas']['DelegationView'] }

/** One delegation, with the moves that are open. */
export function Delegation({ file, of }: DelegationProps) {
  const { fields: f, codes } = childWords;
  return (
    <div>
      <p><strong>{of.name}</strong> · {codes.kin[of.relation]} <StatusTag tone={of.state === 'IN_FORCE' && !of.expired ? 'good' : of.state === 'DOUBTED' ? 'bad' : 'soft'}>{codes.delegation[of.state]}</StatusTag> <span className="sub"><Period from={of.from} to={of.to} /></span></p>
      <Facts of={[
        [f.phone, of.phone], [f.capacity, of.capacity === null ? null : codes.capacity[of.capacity]], [f.looksAfter, of.looksAfter], [f.signedOn, of.signedOn === null ? null : <Day on={of.signedOn} />],
        [f.toldVillageOn, of.toldVillageOn === null ? null : <Day on={of.toldVillageOn} />], [f.toldSchoolOn, of.toldSchoolOn === null ? null : <Day on={of.toldSchoolOn} />], [f.childHeard, of.childHeard === null ? null : codes.heard[of.childHeard]],
        [f.duties, of.duties], [f.doubt, of.doubt === null ? null : <>{codes.doubt[of.doubt]} <Day on={of.doubtedOn} /></>], [f.parentsAnswer, of.parentsAnswer === null ? null : codes.parentsAnswer[of.parentsAnswer]],
        [f.reviewOn, of.reviewOn === null ? null : <Day on={of.reviewOn} />],
      ]} />
      <Changes version={file.version} forms={delegationForms(file.id, of)} of={of.name} />
    </div>
  );
}
