import { IsNull, Not, type Tx } from '@referrals/database';
import { ChildDetail } from '../child/detail.entity.js';
import type { FileState } from '../child/read-file.js';
import { Act } from '../visits/act.entity.js';
import { Caregiver, Guardian, ParentFactRecord } from './care.entity.js';
import type { CareKnown } from './care-known.domain.js';
import { Delegation } from './delegation.entity.js';

type CareRows = Pick<CareKnown, 'detail' | 'guardians' | 'facts' | 'caregivers' | 'delegations' | 'asked'>;

/** What is on file of who cares for a child, in one message. */
export async function readCare(tx: Tx, child: string): Promise<CareRows> {
  const { manager } = tx;
  const of = { child };
  const [detail, guardians, facts, caregivers, delegations, asked] = await Promise.all([
    manager.findOne(ChildDetail, { select: DETAIL, where: of }), manager.findBy(Guardian, of), manager.findBy(ParentFactRecord, of), manager.findBy(Caregiver, of), manager.findBy(Delegation, of),
    manager.findOne(Act, { select: { id: true, onDay: true, parentsCalled: true }, where: { child, parentsCalled: Not(IsNull()), state: 'RECORDED' }, order: { onDay: 'DESC', recordedAt: 'DESC' } }),
  ]);
  return { detail: detail ?? NOTHING_KNOWN, guardians, facts, caregivers, delegations, asked: asked === null || asked.parentsCalled === null ? undefined : { on: asked.onDay, called: asked.parentsCalled } };
}

/** With what the file's state says besides. */
export const careKnown = (rows: CareRows, { child, away, factors }: FileState): CareKnown => ({
  ...rows, birthDate: child.birthDate, schooling: child.schooling, away, poorGuardianship: factors.some(({ code, toOn }) => code === 'POOR_GUARDIANSHIP' && toOn === null),
});

const NOTHING_KNOWN = { specialCare: null, rural: null, hukouDivision: null, residenceDivision: null, disabilityGrade: null, illness: null };
const DETAIL = { child: true, specialCare: true, rural: true, hukouDivision: true, residenceDivision: true, disabilityGrade: true, illness: true } as const;
