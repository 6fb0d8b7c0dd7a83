import { REGISTER_ID } from '@referrals/contracts';
import type { RegisterChange } from '../register/register-change.js';
import { Register } from '../register/register.entity.js';
import type { SeedDivision } from './read-divisions.js';

/** Writes all divisions in one statement; those already there stay as an administrator left them. They are published with the offices. */
export async function seedDivisions(register: RegisterChange, divisions: readonly SeedDivision[]): Promise<void> {
  await register.tx.query(
    `INSERT INTO division (code, name, level, parent, valid_from, valid_to, replaced_by, revision)
     SELECT d.code, d.name, d.level, d.parent, d.valid_from, d.valid_to, d.replaced_by, $2
     FROM jsonb_to_recordset($1) AS d(code text, name text, level text, parent text, valid_from date, valid_to date, replaced_by text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(divisions), register.revision],
  );
  void register.tx.manager.update(Register, { id: REGISTER_ID }, { divisionsSeededAt: register.change.at });
  register.publishLater();
  register.change.record('register.divisions-seeded', { revision: register.revision, count: divisions.length });
}
