import { fileURLToPath } from 'node:url';
import { fixedClock, instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { changeCase, commonMigrations, createPool, migrateService, prepareDatabase } from '@referrals/database';
import { textOf } from '@referrals/files';
import { testDatabase, testKeyFile, testRoleSecret, type TestDatabase } from '@referrals/testing';
import { importOf, type ImportRow } from '../src/import/import-of.js';
import { FileKeyRing } from '../src/keys/key-ring.js';
import { readAppSettings } from '../src/run/app-settings.js';
import { Health } from '../src/run/health.js';
import { Logger } from '../src/run/logger.js';
import { openServices, type OpenService } from '../src/run/open-services.js';
import { forEachService } from '../src/run/service-addresses.js';

export const now = instant('2026-05-11T08:20:00+08:00');
const nowhere = 'http://127.0.0.1:9';

/** An aggregate of a test's own. */
const PUPILS = `
  CREATE TABLE pupil (number text PRIMARY KEY, case_id uuid NOT NULL, grade int NOT NULL, changed int NOT NULL);
  ALTER TABLE pupil ENABLE ROW LEVEL SECURITY; ALTER TABLE pupil FORCE ROW LEVEL SECURITY;
  ALTER TABLE trail ENABLE ROW LEVEL SECURITY; ALTER TABLE trail FORCE ROW LEVEL SECURITY;
  CREATE POLICY staff ON pupil TO referrals_directory_app USING ((SELECT app.staff()) IS NOT NULL);
  CREATE POLICY service_role ON pupil TO referrals_directory_worker USING (true);
  CREATE POLICY service_role ON trail TO referrals_directory_worker USING (true);
  CREATE POLICY staff ON trail TO referrals_directory_app USING ((SELECT app.staff()) IS NOT NULL);
  GRANT SELECT, INSERT, UPDATE ON pupil TO referrals_directory_app; GRANT SELECT ON pupil TO referrals_directory_worker;`;

export const pupilsDatabase = (): Promise<TestDatabase> => testDatabase({
  folders: [commonMigrations, fileURLToPath(new URL('.', import.meta.url))], variant: 'pupils',
  async prepare(url) {
    await prepareDatabase(url, ['directory'], testRoleSecret);
    await migrateService(url, 'directory', []);
    const owner = createPool({ url, name: 'owner', max: 1, schema: 'directory,app' });
    await owner.query(PUPILS);
    await owner.end();
  },
});

export async function openPupils(url: string, log: string[] = []): Promise<OpenService> {
  const [open] = await openServices({
    definitions: [{ name: 'directory', migrations: [], controllers: [], subscriptions: [], providers: () => [] }], databaseUrl: url, environment: {},
    settings: readAppSettings({}), keys: new FileKeyRing(testKeyFile), clock: fixedClock(now), health: new Health(),
    logger: new Logger('test', 'info', { write: (line: string) => { log.push(line); } }), addresses: { origin: nowhere, issuer: nowhere, internal: forEachService(() => nowhere) },
  });
  return open as OpenService;
}

interface Enrolment { readonly number: string; readonly grade: number; readonly known: Known | undefined }
interface Known { readonly caseId: string; readonly grade: number }
type Column = 'number' | 'name' | 'grade';

const numberOf = ({ cells }: ImportRow<Column>): string => textOf(cells.number);

/** @param before asked in the row's transaction, with the pupil's name */
export const pupilsImport = (before: (name: string) => void | Promise<void> = () => undefined) => importOf<Column, Known | undefined, Enrolment>({
  name: 'pupils',
  columns: [{ name: 'number', header: '学籍号', required: true }, { name: 'name', header: '姓名', required: true }, { name: 'grade', header: '年级' }],
  limits: { rows: 2_001, columns: 10, cellLength: 100 },
  keyOf: numberOf,
  async load(tx, rows) {
    const found = await tx.query<Known & { number: string }>('SELECT number, case_id AS "caseId", grade FROM pupil WHERE number = ANY ($1)', [rows.map(numberOf)]);
    const known = new Map(found.map((one) => [one.number, one]));
    return rows.map((row) => known.get(numberOf(row)));
  },
  decide(row, known) {
    const grade = Number(textOf(row.cells.grade) || '1');
    const faults = [
      ...(row.cells.number === undefined ? [{ column: 'number', code: 'REQUIRED' }] : row.cells.number.kind === 'number' ? [{ column: 'number', code: 'INVALID_INPUT' }] : []),
      ...(grade >= 1 && grade <= 9 ? [] : [{ column: 'grade', code: 'INVALID_INPUT' }]),
    ];
    if (faults.length > 0) return { action: 'ERROR', faults };
    if (known?.grade === grade) return { action: 'UNCHANGED', faults };
    return { action: known === undefined ? 'ENROL' : 'CHANGE', faults, values: { number: numberOf(row), grade, known } };
  },
  async apply(tx, { number, grade, known }, { database, now: at, by, row }) {
    const caseId = known?.caseId ?? crypto.randomUUID();
    await changeCase(database, tx, { caseId, create: known === undefined, actor: { role: 'MEMBER', ...(by.staff === undefined ? {} : { staff: by.staff }) }, now: at }, async (change) => {
      change.record(known === undefined ? 'pupil.enrolled' : 'pupil.changed', { row: row.n });
      tx.write(`INSERT INTO pupil (number, case_id, grade, changed) VALUES ($1, $2, $3, 1)
        ON CONFLICT (number) DO UPDATE SET grade = excluded.grade, changed = pupil.changed + 1`, [number, caseId, grade]);
      await before(textOf(row.cells.name));
    });
  },
});

/** What a refusal and a failure of ours look like. */
export const stumble = (name: string): void => {
  if (name === '拒绝') throw new DomainError('FORBIDDEN');
  if (name === '出错') throw new Error('a failure of ours');
};
