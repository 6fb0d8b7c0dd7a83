import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, HttpCode, Module, Post, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { INestApplication } from '@nestjs/common';
import { Public, Requires } from '@referrals/auth';
import { cleanLine, DomainError, errorCatalogue, isBlank } from '@referrals/contracts';
import express, { type Express } from 'express';
import fc from 'fast-check';
import { isUtf8 } from 'node:buffer';
import { Logger } from '../run/logger.js';
import { readAppSettings } from '../run/app-settings.js';
import { createRegistry } from '../run/metrics.js';
import { declaredRoutes, refuseUndeclaredRoutes } from './declared-routes.js';
import { Describe } from './describe.js';
import { IdempotencyKey, IdParam, IfMatch, type RequestKey } from './input.js';
import { Part, Text } from './fields.js';
import { InputPipe } from './input-pipe.js';
import { openApiDocument } from './openapi.js';
import { answerOtherMethods, prepareHttp } from './prepare-http.js';
import { Capacity } from './capacity-classes.js';
import { ConnectionDrain } from './connection-drain.js';
import { ProblemFilter } from './problem.filter.js';
import { Day } from './time-fields.js';

class Inner {
  @Day({ optional: true }) day?: string;
}

class Input {
  @Text({ max: 5 }) name!: string;
  @Part(() => Inner, { optional: true }) inner?: Inner;
}

class Filter {
  @Text({ max: 5, optional: true }) q?: string;
}

@Controller('api/test')
class TestController {
  @Post('things') @HttpCode(200) @Public()
  make(@Body() body: Input, @IdempotencyKey() key: RequestKey): object { return { body, key }; }

  @Post('things/:id/move') @HttpCode(200) @Public()
  move(@IdParam('id') id: string, @IfMatch() version: number): object { return { id, version }; }

  @Post('things/:id/keep') @HttpCode(200) @Requires('report.file')
  @Describe({ summary: 'Keep', response: Input, headers: ['If-Match', 'Idempotency-Key'], errors: ['ACCOUNT_TAKEN'] })
  keep(@IdParam('id') id: string, @IfMatch() _version: number, @Body() _body: Input, @IdempotencyKey() key: RequestKey): object { return { id, key }; }

  @Get('things/:id') @Public()
  one(@IdParam('id') id: string): object { return { id }; }

  @Get('list') @Public()
  list(@Query() filter: Filter): object { return { filter }; }

  @Post('things/search') @HttpCode(200) @Public()
  search(): object { return {}; }

  @Get('broken') @Public()
  broken(): never { throw new Error('INSERT INTO x VALUES (张三)'); }

  @Get('away') @Public()
  away(): never { throw new DomainError('DATABASE_UNAVAILABLE', { retryAfter: 2 }); }
}

@Controller('api/open')
class UndeclaredController {
  @Get() list(): object { return {}; }
  @Get('ok') @Requires('report.file') fine(): object { return {}; }
}

async function application(controllers: (typeof TestController | typeof UndeclaredController)[], log: string[] = []): Promise<{ app: INestApplication; server: Express }> {
  @Module({ controllers })
  class TestModule {}
  const server = express();
  const logger = new Logger('test', 'info', { write: (line: string) => { log.push(line); } });
  const capacity = new Capacity([]);
  prepareHttp(server, { settings: { ...readAppSettings({}), BODY_LIMIT_BYTES: 2_000 }, registry: createRegistry(), logger, drain: new ConnectionDrain(capacity), capacity });
  const app = await NestFactory.create(TestModule, new ExpressAdapter(server), { bodyParser: false, logger: false });
  app.useGlobalPipes(new InputPipe());
  app.useGlobalFilters(new ProblemFilter(logger));
  return { app, server };
}

describe('what every route gives', () => {
  let app: INestApplication;
  let url: string;
  const log: string[] = [];
  beforeAll(async () => {
    const made = await application([TestController], log);
    app = made.app;
    answerOtherMethods(app, made.server);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(() => app.close());

  const post = async (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json', 'idempotency-key': 'key-00001', ...headers } });
    return { status: response.status, type: response.headers.get('content-type'), retry: response.headers.get('retry-after'), allow: response.headers.get('allow'), body: await response.json() as Record<string, unknown> };
  };

  it('takes good input and hands over the key with its route', async () => {
    expect((await post('/api/test/things', '{"name":"a"}')).body).toEqual({ body: { name: 'a' }, key: { key: 'key-00001', route: 'POST /api/test/things' } });
  });

  it.each([
    ['{"name":"abcdef"}', {}, 400, 'TOO_LONG', 'name'],
    ['{"name":"a","nome":1}', {}, 400, 'UNKNOWN_FIELD', 'nome'],
    ['{"name":"a","inner":{"day":"x"}}', {}, 400, 'INVALID_DATE', 'inner.day'],
    ['{"name":', {}, 400, 'INVALID_JSON', undefined],
    ['{"name":"a\\u0000"}', {}, 400, 'INVALID_TEXT', 'name'],
    ['{"name":"a\\ud800"}', {}, 400, 'INVALID_TEXT', 'name'],
    ['{"name":"a"}', { 'idempotency-key': 'a b' }, 400, 'IDEMPOTENCY_KEY_INVALID', 'Idempotency-Key'],
    ['{"name":"a"}', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE', 'Content-Type'],
    [`{"name":"${'x'.repeat(3_000)}"}`, {}, 413, 'PAYLOAD_TOO_LARGE', undefined],
    ['{"name":"a"}', { 'content-type': 'application/json-seq' }, 415, 'UNSUPPORTED_MEDIA_TYPE', 'Content-Type'],
    ['{"name":"a"}', { 'content-type': 'application/json-patch+json' }, 415, 'UNSUPPORTED_MEDIA_TYPE', 'Content-Type'],
    ['{"name":"a"}', { 'content-type': 'application/json, application/json' }, 415, 'UNSUPPORTED_MEDIA_TYPE', 'Content-Type'],
    ['{"name":"a"}', { 'content-type': 'application/jsonx' }, 415, 'UNSUPPORTED_MEDIA_TYPE', 'Content-Type'],
    ['{"name":"a"}', { 'content-type': 'application/json; charset=gbk' }, 415, 'UNSUPPORTED_MEDIA_TYPE', 'Content-Type'],
    ['{"name":"a"}', { 'content-type': 'application/json; charset=utf-16' }, 415, 'UNSUPPORTED_MEDIA_TYPE', 'Content-Type'],
    ['{"name":"a"}', { 'content-encoding': 'x-own' }, 415, 'UNSUPPORTED_MEDIA_TYPE', 'Content-Encoding'],
  ])('refuses bad input (%#) with the field it means', async (body, headers, status, code, field) => {
    const answer = await post('/api/test/things', body, headers);
    expect(answer).toMatchObject({ status, type: expect.stringContaining('application/problem+json'), body: { code, status } });
    expect(answer.body.field).toBe(field);
    expect(answer.body.title).toMatch(/[\u4e00-\u9fff]/);
  });

  it('tells every fault of the input, or the one thing that was found, in words', async () => {
    const { body } = await post('/api/test/things', '{"name":"abcdef","inner":{"day":"x"}}');
    expect(body).toMatchObject({ code: 'TOO_LONG', field: 'name', errors: [
      { field: 'name', code: 'TOO_LONG', title: errorCatalogue.TOO_LONG?.zh }, { field: 'inner.day', code: 'INVALID_DATE', title: errorCatalogue.INVALID_DATE?.zh },
    ] });
    expect((await post('/api/test/things/x/move', '{}')).body.errors).toEqual([{ field: 'If-Match', code: 'VERSION_REQUIRED', title: errorCatalogue.VERSION_REQUIRED?.zh }]);
    expect((await fetch(`${url}/api/test/nothing`).then((answer) => answer.json()))).not.toHaveProperty('errors');
  });

  it('asks for the version it changes, and for an id that is one', async () => {
    const id = '01970000-0000-7000-8000-000000000001';
    expect((await post(`/api/test/things/${id}/move`, '{}')).body.code).toBe('VERSION_REQUIRED');
    expect((await post(`/api/test/things/${id}/move`, '{}', { 'if-match': 'x' })).body.code).toBe('VERSION_INVALID');
    expect((await post(`/api/test/things/${id}/move`, '{}', { 'if-match': '"7"' })).body).toEqual({ id, version: 7 });
    expect((await post('/api/test/things/x/move', '{}', { 'if-match': '"7"' })).body).toMatchObject({ code: 'INVALID_ID', field: 'id' });
  });

  it('reads an id in capitals as the same id, and the same path written otherwise as the same request', async () => {
    const id = '01970000-0000-7000-8000-00000000000a';
    expect((await post(`/api/test/things/${id.toUpperCase()}/move`, '{}', { 'if-match': '"7"' })).body).toEqual({ id, version: 7 });
    expect((await post('/api/Test/Things/', '{"name":"a"}')).body.key).toEqual({ key: 'key-00001', route: 'POST /api/test/things' });
  });

  it.each(['application/json;charset=UTF8', 'application/json; charset=utf-8', 'Application/JSON; charset="UTF-8"', 'application/json; profile="x;y"', 'application/json;'])('reads a body as %s', async (type) => {
    expect((await post('/api/test/things', '{"name":"孩子"}', { 'content-type': type })).body).toMatchObject({ body: { name: '孩子' } });
  });

  it('says how large a body may be, and which types there are', async () => {
    expect((await post('/api/test/things', `{"name":"${'x'.repeat(3_000)}"}`)).body.facts).toEqual({ limit: 2_000 });
    expect((await post('/api/test/things', 'x', { 'content-type': 'text/plain' })).body.facts).toEqual({ allowed: ['application/json', 'application/json; charset=utf-8'] });
  });

  it('takes any bytes that are UTF-8 for what they say, and refuses all others before a route sees them', async () => {
    const cleaned = (told: string): string => (isBlank(told) ? '' : cleanLine(told));
    const name = fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 4 }).map((bytes) => Buffer.from(bytes)), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2 }).map((text) => Buffer.from(text)));
    await fc.assert(fc.asyncProperty(name, async (bytes) => {
      const { status, body } = await post('/api/test/things', Uint8Array.from(Buffer.concat([Buffer.from('{"name":"'), bytes, Buffer.from('"}')])));
      if (!isUtf8(bytes)) expect([status, body.code, body.field]).toEqual([400, 'NOT_UTF8', 'body']);
      else if (status === 200) expect(cleaned(JSON.parse(`"${bytes.toString()}"`) as string)).toBe((body.body as { name: string }).name);
      else expect(['INVALID_JSON', 'INVALID_TEXT', 'TOO_LONG', 'INVALID_INPUT']).toContain(body.code);
    }), { numRuns: 100 });
    expect((await post('/api/test/things', Uint8Array.from([0xef, 0xbb, 0xbf, ...Buffer.from('{"name":"a"}')]))).status).toBe(200);
  });

  it('refuses an address that is not UTF-8, and reads one that is', async () => {
    const get = async (path: string) => {
      const answer = await fetch(`${url}${path}`);
      return { status: answer.status, text: await answer.text() };
    };
    expect((await get('/api/test/list?q=%D5%C5')).text).toContain('NOT_UTF8');
    expect((await get('/api/test/list?q=50%')).status).toBe(200);
    expect((await get('/api/test/list?q=%E5%BC%A0')).text).toContain('张');
  });

  it('takes a UUID in capitals for the same key', async () => {
    const key = '6F9619FF-8B86-4D11-B42D-00C04FC964FF';
    expect((await post('/api/test/things', '{"name":"a"}', { 'idempotency-key': key })).body.key).toMatchObject({ key: key.toLowerCase(), typedKey: key });
  });

  it('refuses in a query too what storage cannot hold', async () => {
    expect((await fetch(`${url}/api/test/list?q=a%00`)).status).toBe(400);
    expect((await fetch(`${url}/api/test/list?q=a`)).status).toBe(200);
  });

  it('documents what a route takes and every status it refuses with', () => {
    const { paths, components } = openApiDocument(app, '1');
    const operation = paths['/api/test/things/{id}/keep']?.post;
    expect(Object.keys(operation?.responses ?? {})).toEqual(['200', '400', '401', '403', '404', '409', '412', '413', '415', '422', '428', '429', '503', '4XX', '5XX']);
    expect(operation?.responses['409']).toEqual({ $ref: '#/components/responses/Problem' });
    expect(Object.keys(components?.responses ?? {})).toEqual(['Problem']);
    expect(operation?.parameters).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'id', in: 'path', schema: { type: 'string', format: 'uuid' } })]));
    expect(paths['/api/test/list']?.get?.parameters).toEqual([expect.objectContaining({ name: 'q', in: 'query', required: false, schema: { type: 'string', maxLength: 5 } })]);
  });

  it('never tells what went wrong inside, and logs where without the words', async () => {
    const response = await fetch(`${url}/api/test/broken`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('张三');
    expect(log.join('')).toContain('request failed');
    expect(log.join('')).not.toContain('张三');
  });

  it('does not say each of many refusals in the log', async () => {
    const said = (): number => log.filter((line) => line.includes('/api/test/away')).length;
    const before = said();
    await Promise.all(Array.from({ length: 20 }, () => fetch(`${url}/api/test/away`)));
    expect(said() - before).toBeGreaterThanOrEqual(1);
    expect(said() - before).toBeLessThan(10);
  });

  it('says when to come back, which methods there are, and that a path is unknown', async () => {
    const away = await fetch(`${url}/api/test/away`);
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '2']);
    const other = await fetch(`${url}/api/test/things`, { method: 'PUT' });
    expect([other.status, other.headers.get('allow')]).toEqual([405, 'POST']);
    const literal = await fetch(`${url}/api/test/things/search`, { method: 'PUT' });
    expect([literal.status, literal.headers.get('allow')]).toEqual([405, 'POST']);
    const broken = await fetch(`${url}/api/test/things/%ff/move`, { method: 'POST' });
    expect([broken.status, (await broken.json() as { code: string }).code]).toEqual([400, 'INVALID_ID']);
    expect((await fetch(`${url}/api/test/nothing`)).status).toBe(404);
  });
});

describe('a route without a permission', () => {
  it('keeps the application from starting', async () => {
    const { app } = await application([UndeclaredController]);
    expect(() => refuseUndeclaredRoutes(app)).toThrow('GET /api/open (UndeclaredController.list)');
    expect(declaredRoutes(app).find((route) => route.path === '/api/open/ok')?.declared).toMatchObject({ permission: 'report.file' });
    await app.close();
  });
});
