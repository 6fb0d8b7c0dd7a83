import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import type { DeskAgency, DeskRole, StaffRole } from '@referrals/contracts';
import { directoryRuntime, type DirectoryFixture } from '../../test/directory-runtime.js';
import { prepareDirectory } from '../seed/prepare-directory.js';
import { NamesQuery } from './names.query.js';

const PEOPLE = ['psb.yx', 'supervisor.psb.yx', 'psb.ls', 'edu.yx', 'teacher.yx', 'township.yx', 'director3.yx', 'director3.ls'];

/** Who asks: an account, the desk it sits at, and further roles; and whom of `PEOPLE` they may know. */
const KNOWN: readonly (readonly [account: string, desk: string | undefined, role: DeskRole, roles: readonly StaffRole[], known: readonly string[]])[] = [
  ['psb.yx', 'psb.yx', 'MEMBER', [], ['psb.yx', 'supervisor.psb.yx']],
  ['teacher.yx', undefined, 'MEMBER', [], ['teacher.yx']],
  ['psb.city', 'psb.city', 'MEMBER', [], []],
  ['supervisor.edu.city', 'edu.city', 'SUPERVISOR', [], ['edu.yx']],
  ['supervisor.civ.yx', 'civ.yx', 'SUPERVISOR', [], ['township.yx', 'director3.yx']],
  ['civ.yx', 'civ.yx', 'MEMBER', [], []],
  ['auditor.city', undefined, 'MEMBER', ['AUDITOR'], ['psb.yx', 'supervisor.psb.yx', 'psb.ls', 'edu.yx', 'township.yx']],
  ['admin', undefined, 'MEMBER', ['ADMIN'], PEOPLE],
];

describe('whom somebody may know by name', () => {
  let fixture: DirectoryFixture;
  const accounts = new Map<string, string>();
  const desks = new Map<string, { id: string; agency: DeskAgency; jurisdiction: string }>();
  beforeAll(async () => {
    fixture = await directoryRuntime();
    await prepareDirectory(fixture.runtime);
    const { database } = fixture.runtime;
    for (const { account, id } of await database.asWorker((tx) => tx.query<{ account: string; id: string }>('SELECT account, id FROM staff'))) accounts.set(account, id);
    for (const { code, ...desk } of await database.asWorker((tx) => tx.query<{ code: string; id: string; agency: DeskAgency; jurisdiction: string }>('SELECT code, id, agency, jurisdiction FROM desk'))) desks.set(code, desk);
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  const idOf = (account: string): string => accounts.get(account) ?? '';
  const namesOf = (rows: readonly { id: string }[]): string[] => PEOPLE.filter((account) => rows.some(({ id }) => id === idOf(account)));
  function caller(account: string, desk: string | undefined, role: DeskRole, roles: readonly StaffRole[]): StaffPrincipal {
    const at = desk === undefined ? undefined : desks.get(desk);
    return { kind: 'STAFF', staff: idOf(account), organisation: '01970000-0000-7000-8000-000000000001', organisationType: 'PSB', roles, desks: at === undefined ? [] : [{ ...at, role }] };
  }

  it.each(KNOWN)('%s: the scope alone and row security alone say the same', async (account, desk, role, roles, known) => {
    const { database, clock } = fixture.runtime;
    const [who, asked] = [caller(account, desk, role, roles), PEOPLE.map(idOf)];
    // The service's own role sees every row.
    const byScope = await database.asWorker((tx) => new NamesQuery().of(tx, who, { staff: asked }));
    const byRows = await database.read(databaseContext(who, clock.now()), (tx) => tx.query<{ id: string }>('SELECT id FROM staff WHERE id = ANY ($1::uuid[])', [asked]));
    expect([namesOf(byScope.staff), namesOf(byRows)]).toEqual([known, known]);
  });
});
