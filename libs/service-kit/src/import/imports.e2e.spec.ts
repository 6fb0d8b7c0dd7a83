import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Module, type CanActivate, type ExecutionContext, type INestApplication, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { StaffPrincipal } from '@referrals/auth';
import { readSheet, textOf, writeSheet, type SheetValue } from '@referrals/files';
import { eventually, type TestDatabase } from '@referrals/testing';
import express from 'express';
import { openPupils, pupilsDatabase, pupilsImport, stumble } from '../../test/pupils.js';
import { Capacity } from '../http/capacity-classes.js';
import { ConnectionDrain } from '../http/connection-drain.js';
import { InputPipe } from '../http/input-pipe.js';
import { openApiDocument } from '../http/openapi.js';
import { prepareHttp } from '../http/prepare-http.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { refuseUnfitRoutes } from '../http/refuse-unfit-routes.js';
import { XLSX } from '../http/xlsx.js';
import { readAppSettings } from '../run/app-settings.js';
import { createRegistry } from '../run/metrics.js';
import { closeServices, type OpenService } from '../run/open-services.js';
import type { ImportRowView, ImportView } from './imports.dto.js';
import { importsOf } from './imports-of.js';

const clerk: StaffPrincipal = {
  kind: 'STAFF', staff: '0198a000-0000-7000-8000-000000000001', organisation: '0198a000-0000-7000-8000-00000000000a', organisationType: 'EDU', roles: ['ADMIN'], desks: [],
};
const stranger: StaffPrincipal = { ...clerk, staff: '0198a000-0000-7000-8000-000000000002', organisation: '0198a000-0000-7000-8000-00000000000b' };
/** On a machine that has other things to do. */
const PATIENCE = { timeoutMs: 60_000 };
const BASE = '/api/directory/imports';

describe('imports', () => {
  let cluster: TestDatabase;
  let service: OpenService;
  let app: INestApplication;
  let url: string;
  let caller: StaffPrincipal;
  const log: string[] = [];
  beforeEach(async () => {
    caller = clerk;
    log.length = 0;
    cluster = await pupilsDatabase();
    service = await openPupils(cluster.url, log);
  });
  afterEach(async () => {
    await app?.close();
    await closeServices([service]);
    await cluster.drop();
  });

  async function serve(plan = pupilsImport(stumble)): Promise<void> {
    const { controllers, providers } = importsOf('directory', 'directory.administer', [plan]);
    @Module({ controllers: [...controllers] as Type[], providers: [...providers(service.runtime)] })
    class TestModule {}
    const server = express();
    const capacity = new Capacity([]);
    prepareHttp(server, { settings: readAppSettings({}), registry: createRegistry(), logger: service.runtime.logger, drain: new ConnectionDrain(capacity), capacity });
    app = await NestFactory.create(TestModule, new ExpressAdapter(server), { bodyParser: false, logger: false });
    app.useGlobalGuards({ canActivate(context: ExecutionContext) { context.switchToHttp().getRequest<{ principal?: unknown }>().principal = caller; return true; } } satisfies CanActivate);
    app.useGlobalPipes(new InputPipe());
    app.useGlobalFilters(new ProblemFilter(service.runtime.logger));
    refuseUnfitRoutes(app);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  }

  const sheet = (rows: readonly (readonly SheetValue[])[], headers = ['姓名', '学籍号*', '备注', '年级']): Promise<Buffer> =>
    buffer(writeSheet({ name: '学籍', columns: headers.map((header) => ({ header })), rows }));
  const ask = async (method: string, path: string, body?: Buffer, type = XLSX) => {
    const response = await fetch(`${url}${BASE}${path}`, { method, ...(body === undefined ? {} : { body: new Uint8Array(body), headers: { 'content-type': type } }) });
    return { status: response.status, body: await response.json() as ImportView & { code: string; facts?: object; items: ImportRowView[] & ImportView[] } };
  };
  const ended = (id: string, state: string): Promise<ImportView> => eventually(async () => {
    const { body } = await ask('GET', `/${id}`);
    if (body.state !== state) throw new Error(`is ${body.state}`);
    return body;
  }, PATIENCE);
  const pupils = () => service.runtime.database.asWorker((tx) => tx.query<{ number: string; grade: number; changed: number }>('SELECT number, grade, changed FROM pupil ORDER BY number'));
  const count = (table: string) => service.runtime.database.asWorker(async (tx) => Number((await tx.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n));
  /** An import that was checked and is to be applied, with nobody there who would. */
  const leftToApply = async (file: Buffer): Promise<string> => {
    await serve();
    const { body: { id } } = await ask('POST', '/pupils?dryRun=true', file);
    await ended(id, 'CHECKED');
    await app.close();
    await service.runtime.database.asWorker(async (tx) => { tx.write(`UPDATE import SET state = 'APPLYING' WHERE id = $1`, [id]); });
    return id;
  };
  const some = Array.from({ length: 250 }, (_, n): SheetValue[] => ['测试儿童', `P${String(n).padStart(4, '0')}`, undefined, '3']);

  it('that are only checked change nothing, and are applied when a person says so', async () => {
    await serve();
    const { status, body } = await ask('POST', '/pupils?dryRun=true', await sheet([...some.slice(0, 3), ['测试儿童', 430299001, undefined, '3'], ['测试儿童', 'P9', undefined, '十'], ['测试儿童', 'P0001', undefined, '3']]));
    expect(status).toBe(202);
    const checked = await ended(body.id, 'CHECKED');
    expect(checked).toMatchObject({ columnsIgnored: 1, allowedActions: ['apply', 'discard'], counts: [{ action: 'ENROL', outcome: null, rows: 3 }, { action: 'ERROR', outcome: null, rows: 3 }] });
    expect(await pupils()).toEqual([]);
    const { body: { items } } = await ask('GET', `/${body.id}/rows?after=4`);
    expect(items.map(({ n, faults }) => [n, ...faults.map(({ column, code }) => `${column} ${code}`)])).toEqual([[5, 'number INVALID_INPUT'], [6, 'grade INVALID_INPUT'], [7, ' DUPLICATE_ROW']]);
    await ask('POST', `/${body.id}/apply`);
    expect(await ended(body.id, 'APPLIED')).toMatchObject({ allowedActions: [], counts: [{ action: 'ENROL', outcome: 'DONE', rows: 3 }, { action: 'ERROR', outcome: 'REFUSED', rows: 3 }] });
    expect(await pupils()).toHaveLength(3);
    await eventually(async () => { expect(await count('import_piece')).toBe(0); }, PATIENCE);
  });

  it('once: the same file again is the same import, and one that was checked is applied by it', async () => {
    await serve();
    const file = await sheet(some.slice(0, 5));
    const first = await ask('POST', '/pupils?dryRun=true', file);
    await ended(first.body.id, 'CHECKED');
    const again = await ask('POST', '/pupils', file);
    expect(again.body.id).toBe(first.body.id);
    await ended(first.body.id, 'APPLIED');
    expect((await ask('POST', '/pupils', file)).body).toMatchObject({ id: first.body.id, state: 'APPLIED' });
    expect(await count('trail')).toBe(5);
    expect((await ask('POST', `/${first.body.id}/apply`)).body.code).toBe('IMPORT_NOT_CHECKED');
  });

  it('keep what a row is refused for, and wait for a person where a row would do something else than was shown, or failed', async () => {
    await serve();
    const file = await sheet([['测试儿童', 'P1', undefined, '3'], ['拒绝', 'P2', undefined, '3'], ['出错', 'P3', undefined, '3'], ['测试儿童', 'P4', undefined, '3']]);
    const { body: { id } } = await ask('POST', '/pupils?dryRun=true', file);
    await ended(id, 'CHECKED');
    const { body: { id: other } } = await ask('POST', '/pupils', await sheet([['测试儿童', 'P1', undefined, '4']]));
    await ended(other, 'APPLIED');
    await ask('POST', `/${id}/apply`);
    const waiting = await ended(id, 'WAITING');
    expect(waiting.allowedActions).toEqual(['apply', 'discard']);
    const rows = (await ask('GET', `/${id}/rows`)).body.items;
    expect(rows.map(({ action, outcome, faults }) => [action, outcome, faults[0]?.code])).toEqual([
      ['CHANGE', 'REVIEW', undefined], ['ENROL', 'REFUSED', 'FORBIDDEN'], ['ENROL', 'FAILED', 'INTERNAL'], ['ENROL', 'DONE', undefined]]);
    expect((await pupils()).map(({ number, grade }) => [number, grade])).toEqual([['P1', 4], ['P4', 3]]);
    // Shown what it does today, the person says so again.
    await ask('POST', `/${id}/apply`);
    await eventually(async () => { expect((await pupils())[0]).toMatchObject({ number: 'P1', grade: 3 }); }, PATIENCE);
    await ended(id, 'WAITING');
    expect(log.join('')).not.toMatch(/测试儿童|"P1"/);
  });

  it('go on where a process was killed, and do no row twice', async () => {
    const id = await leftToApply(await sheet(some));
    for (const after of [110, 80]) expect(await runInProcess(cluster.url, after)).toBe('SIGKILL');
    const killed = (await pupils()).length;
    expect(killed).toBe(109 + 79);
    await serve();
    expect(await ended(id, 'APPLIED')).toMatchObject({ counts: [{ action: 'ENROL', outcome: 'DONE', rows: 250 }] });
    expect(await pupils()).toHaveLength(250);
    expect(await count('trail')).toBe(250);
    expect((await pupils()).every(({ changed }) => changed === 1)).toBe(true);
  }, 120_000);

  it('that end the process again and again wait for a person', async () => {
    const id = await leftToApply(await sheet(some.slice(0, 2)));
    for (let kills = 0; kills < 5; kills += 1) expect(await runInProcess(cluster.url, 1)).toBe('SIGKILL');
    await serve();
    expect(await ended(id, 'STUCK')).toMatchObject({ allowedActions: ['apply', 'discard'], counts: [{ outcome: null, rows: 2 }] });
    expect(log.join('')).toContain('an import waits for a person');
    await ask('POST', `/${id}/apply`);
    await ended(id, 'APPLIED');
    expect(await pupils()).toHaveLength(2);
  }, 120_000);

  it('two runners at once settle each row once', async () => {
    await serve();
    const { body: { id } } = await ask('POST', '/pupils', await sheet(some));
    const others = await Promise.all([runInProcess(cluster.url, 10_000), runInProcess(cluster.url, 10_000)]);
    expect(others).toEqual([null, null]);
    await ended(id, 'APPLIED');
    expect((await pupils()).filter(({ changed }) => changed === 1)).toHaveLength(250);
    expect(await count('trail')).toBe(250);
  }, 120_000);

  it('are the sender’s organisation’s alone, and are sealed', async () => {
    await serve();
    const { body: { id } } = await ask('POST', '/pupils?dryRun=true', await sheet(some.slice(0, 2)));
    await ended(id, 'CHECKED');
    const [piece] = await service.runtime.database.asWorker((tx) => tx.query<{ sealed: string }>('SELECT sealed FROM import_piece'));
    expect(piece?.sealed).toMatch(/^v1\./);
    caller = stranger;
    for (const [method, path] of [['GET', `/${id}`], ['GET', `/${id}/rows`], ['GET', `/${id}/report`], ['POST', `/${id}/apply`], ['POST', `/${id}/discard`]] as const) {
      expect((await ask(method, path)).status).toBe(404);
    }
    expect((await ask('GET', '')).body.items).toEqual([]);
    caller = { ...clerk, staff: stranger.staff };
    expect((await ask('GET', '')).body.items).toHaveLength(1);
    expect((await ask('POST', `/${id}/discard`)).body).toMatchObject({ state: 'DISCARDED', allowedActions: [] });
  });

  it('answer with a workbook that says where to look', async () => {
    await serve();
    const { body: { id } } = await ask('POST', '/pupils?dryRun=true', await sheet([['测试儿童', 'P1', undefined, '十'], ['测试儿童', 'P2', undefined, '3']]));
    await ended(id, 'CHECKED');
    const response = await fetch(`${url}${BASE}/${id}/report`);
    expect([response.headers.get('content-type'), response.headers.get('content-disposition')]).toEqual([XLSX, expect.stringContaining("filename*=UTF-8''")]);
    const rows: string[][] = [];
    for await (const { cells } of readSheet(Buffer.from(await response.arrayBuffer()))) rows.push(cells.map(textOf));
    expect(rows.slice(1)).toEqual([['2', 'ERROR', '已核对', '年级', 'INVALID_INPUT', expect.stringMatching(/[\u4e00-\u9fff]/)], ['3', 'ENROL', '已核对']]);
    expect(openApiDocument(app, '1').paths[`${BASE}/{id}/report`]?.get?.responses['200']).toMatchObject({ content: { [XLSX]: {} } });
  });

  it('refuse files with what is wrong with them, and nothing stays of them', async () => {
    await serve();
    const refused = async (file: Buffer, type?: string) => { const { status, body } = await ask('POST', '/pupils', file, type); return [status, body.code, body.facts]; };
    expect(await refused(await sheet([], ['姓名', '姓名']))).toEqual([422, 'IMPORT_HEADER', { missing: ['学籍号'], twice: ['姓名'] }]);
    expect(await refused(Buffer.from('学籍号,姓名'))).toEqual([422, 'FILE_UNREADABLE', undefined]);
    expect(await refused(await sheet(some), 'text/csv')).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE', undefined]);
    expect(await refused(Buffer.from('{}'), 'application/json')).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE', undefined]);
    expect(await refused(Buffer.alloc(20_000_001))).toEqual([413, 'FILE_TOO_LARGE', { limit: 20_000_000 }]);
    expect((await ask('POST', '/others', await sheet(some))).status).toBe(404);
    expect(await count('import')).toBe(0);
    const { body: { id } } = await ask('POST', '/pupils', await sheet([...some, ['测试儿童', 'P'.repeat(101), undefined, '3']]));
    expect(await ended(id, 'REFUSED')).toMatchObject({ refusal: { code: 'FILE_CELL_TOO_LONG', facts: { limit: 100, row: 252, column: 'B' } }, allowedActions: [] });
    expect(await pupils()).toEqual([]);
  });
});

async function runInProcess(url: string, after: number): Promise<string | null> {
  const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  const child = spawn(process.execPath, [
    '--disable-warning=ExperimentalWarning', '--import', here('../../../event-bus/src/conformance/fixtures/register-swc.mjs'), here('../../test/run-imports.ts'), url, String(after),
  ], { stdio: ['ignore', 'inherit', 'inherit'], env: process.env });
  const [, signal] = await once(child, 'exit') as [number | null, string | null];
  return signal;
}
