import type { Tx } from '@referrals/database';
import { Caregiver, Guardian, ParentFactRecord } from '../care/care.entity.js';
import { Delegation } from '../care/delegation.entity.js';
import { Plan } from './category.entity.js';
import { Child } from './child.entity.js';
import { ChildDetail } from './detail.entity.js';
import type { WholeFile } from './file-view.js';
import { readFile } from './read-file.js';

/** All that a file's page shows, in one message. */
export async function readWhole(tx: Tx, id: string): Promise<WholeFile | undefined> {
  const { manager } = tx;
  const of = { child: id };
  const [state, detail, guardians, facts, caregivers, delegations, plans, linked] = await Promise.all([
    readFile(tx, id), manager.findOneBy(ChildDetail, of), manager.findBy(Guardian, of), manager.findBy(ParentFactRecord, of), manager.findBy(Caregiver, of), manager.findBy(Delegation, of),
    manager.find(Plan, { where: of, order: { recordedAt: 'DESC', id: 'DESC' } }), manager.findBy(Child, { primaryId: id }),
  ]);
  return state === undefined || detail === null ? undefined : { state, detail, guardians, facts, caregivers, delegations, plans, linked };
}
