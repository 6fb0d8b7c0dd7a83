import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DatabaseContext, Tx } from '@referrals/database';
import { directoryRuntime, type DirectoryFixture } from '../../test/directory-runtime.js';
import { prepareDirectory } from '../seed/prepare-directory.js';

/** The application's own checks are not here: what holds, holds in the database alone. */
describe('row security of the register', () => {
  let fixture: DirectoryFixture;
  const ids = new Map<string, string>();
  beforeAll(async () => {
    fixture = await directoryRuntime();
    await prepareDirectory(fixture.runtime);
    for (const row of await fixture.runtime.database.asWorker((tx) => tx.query<{ account: string; id: string }>('SELECT account, id FROM staff'))) ids.set(row.account, row.id);
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  const as = <T>(account: string, roles: readonly string[], work: (tx: Tx) => Promise<T>): Promise<T> => {
    const staff = ids.get(account);
    const context: DatabaseContext = { ...(staff === undefined ? {} : { staff }), desks: [], roles, at: fixture.runtime.clock.now() };
    return fixture.runtime.database.transaction(context, work);
  };
  const count = async (tx: Tx, table: string): Promise<number> => (await tx.query<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n ?? -1;

  it('shows offices to who signed in, people to the administrator, and a person to themselves', async () => {
    await as('psb.yx', [], async (tx) => {
      expect(await count(tx, 'desk')).toBe(45);
      expect(await count(tx, 'division')).toBeGreaterThan(1_500);
      expect(await tx.query('SELECT account FROM staff')).toEqual([{ account: 'psb.yx' }]);
      expect(await count(tx, 'desk_member')).toBe(1);
      expect(await count(tx, 'staff_role')).toBe(0);
    });
    await as('admin', ['ADMIN'], async (tx) => { expect(await count(tx, 'staff')).toBe(ids.size); });
  });

  it('shows nothing to who did not sign in but the places that the State publishes', async () => {
    for (const roles of [['PUBLIC'], ['REPORTER']]) {
      await as('nobody', roles, async (tx) => {
        for (const table of ['desk', 'organisation', 'staff', 'desk_member', 'register', 'own_settings']) expect(await count(tx, table)).toBe(0);
        expect(await count(tx, 'division') > 0).toBe(roles.includes('PUBLIC'));
      });
    }
  });

  it.each([
    `UPDATE desk SET name = 'x' RETURNING id`, `UPDATE organisation SET name = 'x' RETURNING id`, `UPDATE division SET name = 'x' RETURNING code`,
    `UPDATE staff SET organisation = organisation RETURNING id`, `UPDATE register SET revision = 0 RETURNING id`,
    `DELETE FROM desk_member RETURNING staff`, `UPDATE password SET hash = 'x' RETURNING staff`,
  ])('lets nobody but the administrator change a row: %s', async (statement) => {
    for (const [account, roles] of [['psb.yx', []], ['auditor.city', ['AUDITOR']], ['policy.city', ['POLICY']]] as const) {
      expect(await as(account, roles, (tx) => tx.query(statement))).toEqual([]);
    }
  });

  it('lets nobody but the administrator add a row', async () => {
    await expect(as('psb.yx', [], (tx) => tx.query(`INSERT INTO staff_role (staff, role) VALUES ($1, 'ADMIN')`, [ids.get('psb.yx')]))).rejects.toThrow('row-level security');
    await expect(as('psb.yx', [], (tx) => tx.query(`INSERT INTO desk_member (desk, staff, role) SELECT id, $1, 'SUPERVISOR' FROM desk`, [ids.get('psb.yx')]))).rejects.toThrow('row-level security');
  });

  it.each(['SELECT hash FROM password', 'SELECT payload FROM oidc_payload', 'SELECT sealed FROM signing_key', 'SELECT bucket FROM sign_in_count', 'SELECT tokens FROM browser_session',
    'SELECT id FROM browser_session', 'SELECT pin FROM field_session', 'SELECT public_key FROM field_session', 'UPDATE field_session SET ends_at = now()', 'SELECT id FROM bell', 'SELECT referral FROM unopened_referral'])(
    'keeps what sign-in stores from every request, the administrator’s too: %s', async (statement) => {
      await expect(as('admin', ['ADMIN'], (tx) => tx.query(statement))).rejects.toThrow('permission denied');
    });
});
