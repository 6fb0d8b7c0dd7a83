import type { NewRow, RowChange } from '@referrals/database';
import type { Plain } from '@referrals/service-kit';
import type { ChildDetail } from './detail.entity.js';
import type { ChildParts } from './new-child.dto.js';

/** What was said of the child, in the columns of its row; what is undefined was not said. */
export function detailOf({ formerNames, hukou, residence, rural, phone, contactVia, contactViaReason, schooling, health }: ChildParts): RowChange<Plain<ChildDetail>> {
  return {
    formerNames, hukouDivision: hukou?.division, hukouAddress: hukou?.address, residenceDivision: residence?.division, residenceAddress: residence?.address,
    rural, phone, contactVia, contactViaReason, schoolName: schooling?.name, grade: schooling?.grade, className: schooling?.className, boarding: schooling?.boarding,
    schoolingSince: schooling?.since, disabilityKinds: health?.disabilityKinds, disabilityGrade: health?.disabilityGrade,
    disabilityCertificate: health?.disabilityCertificate, illness: health?.illness, specialCare: health?.specialCare,
  };
}

export const newDetail = (child: string, said: ChildParts): NewRow<Plain<ChildDetail>> => ({ ...detailOf(said), child, contactVia: said.contactVia ?? 'CHILD' });
