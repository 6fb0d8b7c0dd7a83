import { FIRST_DAY } from '@referrals/calendar';
import { REGISTER_ID } from '@referrals/contracts';
import type { KeyRing } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { Organisation } from '../organisations/organisation.entity.js';
import type { RegisterChange } from '../register/register-change.js';
import { Register } from '../register/register.entity.js';
import { makePassword } from '../sign-in/password-settings.js';
import { Password, Staff, StaffRole } from '../staff/staff.entity.js';

/** The city the register begins with: its coordinating office is the first administrator's organisation until changed. */
const CITY = '430200000000';

export const firstPassword = (keys: KeyRing): string => makePassword(keys, 'first administrator');

/** Makes the account that sets everything else up. Its password is shown once, by `startNotices`. */
export async function makeFirstAdministrator(register: RegisterChange, hash: string): Promise<void> {
  const { tx, revision, change } = register;
  const organisation = v7();
  const staff = v7();
  const account = await tx.manager.existsBy(Staff, { account: 'admin' }) ? 'administrator' : 'admin';
  void tx.manager.insert(Organisation, { id: organisation, name: '妇儿工委办', type: 'WCO', division: CITY, opensOn: FIRST_DAY, features: [], version: revision });
  void tx.manager.insert(Staff, { id: staff, account, displayName: '管理员', organisation, status: 'ACTIVE', demo: false, version: revision });
  void tx.manager.insert(StaffRole, { staff, role: 'ADMIN' });
  void tx.manager.insert(Password, { staff, hash, changedAt: change.at });
  void tx.manager.update(Register, { id: REGISTER_ID }, { firstAdministrator: staff });
  register.touchOrganisation(organisation);
  change.record('staff.first-administrator-made', { revision, staff });
}
