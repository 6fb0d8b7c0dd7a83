import type { KeyRing } from '@referrals/service-kit';
import { v7 } from 'uuid';
import type { RegisterChange } from '../register/register-change.js';
import { makePassword } from '../sign-in/password-settings.js';

/** The city the register begins with: its coordinating office is the first administrator's organisation until changed. */
const CITY = '430200000000';

export const firstPassword = (keys: KeyRing): string => makePassword(keys, 'first administrator');

/** Makes the account that sets everything else up. Its password is shown once, by `startNotices`. */
export async function makeFirstAdministrator(register: RegisterChange, hash: string): Promise<void> {
  const { tx, revision, change } = register;
  const organisation = v7();
  const staff = v7();
  tx.write(
    `INSERT INTO organisation (id, name, type, division, revision) VALUES ($1, '妇儿工委办', 'WCO', $2, $3)`, [organisation, CITY, revision],
  );
  tx.write(
    `INSERT INTO staff (id, account, display_name, organisation, status, revision)
     SELECT $1, CASE WHEN EXISTS (SELECT 1 FROM staff WHERE account = 'admin') THEN 'administrator' ELSE 'admin' END, '管理员', $2, 'ACTIVE', $3`,
    [staff, organisation, revision],
  );
  tx.write(`INSERT INTO staff_role (staff, role) VALUES ($1, 'ADMIN')`, [staff]);
  tx.write('INSERT INTO password (staff, hash, changed_at) VALUES ($1, $2, $3)', [staff, hash, change.at]);
  tx.write('UPDATE register SET first_administrator = $1', [staff]);
  register.touchOrganisation(organisation);
  change.record('FIRST_ADMINISTRATOR_MADE', { revision, staff });
}
