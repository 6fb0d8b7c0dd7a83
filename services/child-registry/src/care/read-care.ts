import type { PlainDate } from '@referrals/calendar';
import type { Tx } from '@referrals/database';
import type { FileState } from '../child/read-file.js';
import { Caregiver, Guardian, ParentFactRecord } from './care.entity.js';
import type { CareKnown } from './care-known.domain.js';
import { Delegation } from './delegation.entity.js';

type CareRows = Pick<CareKnown, 'detail' | 'guardians' | 'facts' | 'caregivers' | 'delegations' | 'asked'>;

/** What is on file of who cares for a child, in one message. */
export async function readCare(tx: Tx, child: string): Promise<CareRows> {
  const { manager } = tx;
  const of = { child };
  const [detail, guardians, facts, caregivers, delegations, asked] = await Promise.all([
    tx.maybeOne<CareKnown['detail']>(DETAIL, [child]), manager.findBy(Guardian, of), manager.findBy(ParentFactRecord, of), manager.findBy(Caregiver, of), manager.findBy(Delegation, of),
    tx.maybeOne<{ on: PlainDate; called: string }>(ASKED, [child]),
  ]);
  return { detail: detail ?? NOTHING_KNOWN, guardians, facts, caregivers, delegations, asked };
}

/** With what the file's state says besides. */
export const careKnown = (rows: CareRows, { child, away, factors }: FileState): CareKnown => ({
  ...rows, birthDate: child.birthDate, schooling: child.schooling, away, poorGuardianship: factors.some(({ code, toOn }) => code === 'POOR_GUARDIANSHIP' && toOn === null),
});

const NOTHING_KNOWN = { specialCare: null, rural: null, hukouDivision: null, residenceDivision: null, disabilityGrade: null, illness: null };

const DETAIL = `SELECT special_care AS "specialCare", rural, hukou_division AS "hukouDivision", residence_division AS "residenceDivision", disability_grade AS "disabilityGrade", illness
  FROM child_detail WHERE child = $1`;

const ASKED = `SELECT on_day AS "on", parents_called AS called FROM act WHERE child = $1 AND parents_called IS NOT NULL AND state = 'RECORDED'
  ORDER BY on_day DESC, recorded_at DESC LIMIT 1`;
