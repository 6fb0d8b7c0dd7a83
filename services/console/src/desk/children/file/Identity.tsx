import { useState } from 'react';
import type { components } from '#api';
import { desk } from '../../../shared/words/desk';
import { childWords } from '../../../shared/words/children';
import { shared } from '../../../shared/words/shared';
import { Place } from '../../parts/Names';
import { ChangeButton } from '../../form/ChangeButton';
import { Day } from '../parts/Day';
import { Facts } from '../../parts/Facts';
import { Part } from '../parts/Part';
import { revealForm } from './file-forms';
import type { FileView } from './file-view';

type Revealed = components['schemas']['RevealedView'];
const yesNo = (value: boolean | null): string | null => (value === null ? null : desk.form.yesNo[value ? 'YES' : 'NO']);

/** Who the child is and where it lives. A number in full is shown once, for a reason, until the page is left. */
export function Identity({ file, isOnlyRead = false }: { readonly file: FileView; /** By a grant: numbers stay masked. */ readonly isOnlyRead?: boolean }) {
  const [revealed, setRevealed] = useState<string>();
  const { fields: f, codes, file: words } = childWords;
  const { detail } = file;
  return (
    <Part title={words.identity} buttons={detail === null || isOnlyRead ? null : <ChangeButton form={revealForm(file)} onDone={(answer) => { const { value } = answer as Revealed; setRevealed(value === null ? words.emptyNumber : words.revealed(value)); }} />}>
      <div role="status">{revealed === undefined ? null : <p><strong className="code">{revealed}</strong></p>}</div>
      <Facts of={[
        [f.sex, file.sex === null ? null : shared.sex[file.sex]],
        [f.birthDate, file.birthDate === null ? null : <><Day on={file.birthDate} /> {file.birthPrecision === null || file.birthPrecision === 'EXACT' ? '' : codes.birthPrecision[file.birthPrecision]} {file.age === null ? '' : childWords.age(file.age)}</>],
        [f.idNumber, detail?.idNumber ?? (detail?.noIdReason ? codes.noId[detail.noIdReason] : null)], [f.formerNames, detail?.formerNames.join(' ')],
        [f.phone, detail?.phone], [f.contactVia, detail?.contactVia === 'CAREGIVER' ? `${codes.via.CAREGIVER} ${detail.contactViaReason ?? ''}` : null],
        [f.residenceDivision, detail?.residenceDivision ? <Place code={detail.residenceDivision} /> : null], [f.residenceAddress, detail?.residenceAddress],
        [f.hukouDivision, detail?.hukouDivision ? <Place code={detail.hukouDivision} /> : null], [f.hukouAddress, detail?.hukouAddress], [f.rural, yesNo(detail?.rural ?? null)],
        [f.schoolState, file.schooling === null ? null : codes.schoolState[file.schooling]], [f.schoolName, [detail?.schoolName, detail?.grade, detail?.className].filter(Boolean).join(' ')], [f.boarding, yesNo(detail?.boarding ?? null)],
        [f.disabilityGrade, detail?.disabilityGrade ?? null], [f.illness, detail?.illness ? codes.illness[detail.illness] : null], [f.specialCare, yesNo(detail?.specialCare ?? null)], [f.systemNo, detail?.systemNo],
        [words.opened, <Day key="opened" on={file.openedOn} />],
      ]} />
      {detail === null ? <p className="sub">{words.sealedNote}</p> : null}
    </Part>
  );
}
