import { childWords } from '../../../shared/words/children';
import { shared } from '../../../shared/words/shared';
import { Place } from '../../parts/Names';
import type { FileView } from '../file/file-view';
import { Day } from '../parts/Day';
import { Facts } from '../../parts/Facts';
import { Period } from '../parts/Period';
import { Signed } from './Signed';

/** 儿童信息登记表: numbers masked as on the page. */
export function FileSheet({ file }: { readonly file: FileView }) {
  const { fields: f, file: words, codes } = childWords;
  const { detail } = file;
  const kin = (relation: keyof typeof codes.kin | null): string => (relation === null ? '' : codes.kin[relation]);
  return (
    <>
      <Facts of={[
        [f.childNumber, file.number], [f.name, file.name ?? childWords.nameless], [f.sex, file.sex === null ? null : shared.sex[file.sex]], [f.birthDate, file.birthDate === null ? null : <Day key="birth" on={file.birthDate} />], [f.idNumber, detail?.idNumber],
        [words.answers, <Place key="place" code={file.careDivision} />], [f.hukouDivision, detail?.hukouDivision ? <Place key="hukou" code={detail.hukouDivision} /> : null], [f.hukouAddress, detail?.hukouAddress], [f.residenceAddress, detail?.residenceAddress], [f.phone, detail?.phone],
        [f.schoolState, file.schooling === null ? null : codes.schoolState[file.schooling]], [f.schoolName, [detail?.schoolName, detail?.grade, detail?.className].filter(Boolean).join(' ')], [f.tier, codes.tier[file.tier]], [words.opened, <Day key="opened" on={file.openedOn} />],
      ]} />
      <h2>{words.categories}</h2>
      {file.allCategories.map(({ id, code, status, from, to }) => <p key={id}>{shared.category[code]} · {codes.categoryStatus[status]} <Period from={from} to={to} /></p>)}
      {file.factors.map(({ id, code, from, to }) => <p key={id}>{codes.factor[code]} <Period from={from} to={to} /></p>)}
      <h2>{words.people}</h2>
      {file.guardians.map(({ id, name, relation, phone, facts }) => <p key={id}>{name} · {kin(relation)} {phone} {facts.map(({ code }) => codes.parentFact[code]).join(shared.comma)}</p>)}
      {file.caregivers.map(({ id, name, relation, basis, from, to }) => <p key={id}>{name} · {kin(relation)} · {codes.basis[basis]} <Period from={from} to={to} /></p>)}
      {file.plans.slice(0, 1).map(({ id, measures }) => <div key={id}><h2>{words.plans}</h2><p>{measures}</p></div>)}
      <Signed />
    </>
  );
}
