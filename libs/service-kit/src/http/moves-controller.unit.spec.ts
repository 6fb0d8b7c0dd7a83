import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, HttpCode, Injectable, Module, Post, UseInterceptors, type INestApplication, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import type { AddressInfo } from 'node:net';
import { declaredRoutes } from './declared-routes.js';
import { Describe } from './describe.js';
import { EtagInterceptor } from './etag.interceptor.js';
import { Int, Text } from './fields.js';
import { InputPipe } from './input-pipe.js';
import { IdempotencyKey, IdParam, IfMatch, NoBody, type RequestKey } from './input.js';
import { movesController, type MoveRequest } from './moves-controller.js';
import { openApiDocument } from './openapi.js';
import { ProblemFilter } from './problem.filter.js';
import { refuseUnfitRoutes } from './refuse-unfit-routes.js';
import { Logger } from '../run/logger.js';

class Reason { @Text({ min: 1, max: 20 }) reason!: string }
class Unchecked { reason?: string }
class View { @Int() version!: number; @Text() state!: string }

@Injectable()
class MoveThing {
  readonly asked: unknown[] = [];
  move(action: 'close' | 'hand-over', { version, body, id }: MoveRequest): Promise<View> {
    this.asked.push({ action, id, version, body });
    return Promise.resolve({ version: version + 1, state: action });
  }
}

const definition = {
  name: 'ThingController', at: 'api/desk/things', permission: 'referral.work', answer: View, use: MoveThing,
  moves: { close: { summary: 'Close it', errors: ['NOTE_REQUIRED'] }, 'hand-over': { summary: 'Hand it over', body: Reason, permission: 'referral.reopen' } },
} as const;

/** The same by hand. */
@Controller('api/desk/things')
@UseInterceptors(EtagInterceptor)
class ByHand {
  constructor(readonly maker: MoveThing) {}

  @Post(':id/close')
  @HttpCode(200)
  @Requires('referral.work')
  @Describe({
    summary: 'Close it', response: View, headers: ['If-Match', 'Idempotency-Key'],
    errors: ['NOT_FOUND', 'VERSION_REQUIRED', 'VERSION_STALE', 'ILLEGAL_MOVE', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_IN_FLIGHT', 'NOTE_REQUIRED'],
  })
  close(@IdParam('id') id: string, @Caller() principal: StaffPrincipal, @IfMatch() version: number, @IdempotencyKey() key: RequestKey, @NoBody() body: object): Promise<object> {
    return this.maker.move('close', { id, principal, version, key, body });
  }

  @Post(':id/hand-over')
  @HttpCode(200)
  @Requires('referral.reopen')
  @Describe({
    summary: 'Hand it over', response: View, headers: ['If-Match', 'Idempotency-Key'],
    errors: ['NOT_FOUND', 'VERSION_REQUIRED', 'VERSION_STALE', 'ILLEGAL_MOVE', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_IN_FLIGHT'],
  })
  handOver(@IdParam('id') id: string, @Caller() principal: StaffPrincipal, @IfMatch() version: number, @IdempotencyKey() key: RequestKey, @Body() body: Reason): Promise<object> {
    return this.maker.move('hand-over', { id, principal, version, key, body });
  }
}
Object.defineProperty(ByHand, 'name', { value: 'ThingController' });

async function application(controller: Type): Promise<INestApplication> {
  @Module({ controllers: [controller], providers: [MoveThing] })
  class Root {}
  const app = await NestFactory.create(Root, { logger: false });
  app.useGlobalPipes(new InputPipe());
  app.useGlobalFilters(new ProblemFilter(new Logger('test', 'silent')));
  return app;
}

describe('a controller made from a table of moves', () => {
  let app: INestApplication;
  let origin: string;
  beforeAll(async () => {
    app = await application(movesController(definition));
    await app.listen(0, '127.0.0.1');
    origin = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  });
  afterAll(() => app.close());

  const id = '01970000-0000-7000-8000-000000000101';
  const headers = { 'Content-Type': 'application/json', 'If-Match': '"7"', 'Idempotency-Key': 'key-00000001' };
  const post = async (action: string, body: unknown, also: Record<string, string | undefined> = {}) => {
    const sent = Object.entries({ ...headers, ...also }).filter((one): one is [string, string] => one[1] !== undefined);
    const response = await fetch(`${origin}/api/desk/things/${id}/${action}`, { method: 'POST', headers: sent, body: JSON.stringify(body) });
    return { status: response.status, etag: response.headers.get('etag'), body: await response.json() as { code?: string; field?: string } };
  };

  it('is in the document, and to whoever looks at routes, what the same by hand is', async () => {
    const byHand = await application(ByHand);
    expect(openApiDocument(app, '1')).toEqual(openApiDocument(byHand, '1'));
    expect(JSON.stringify(openApiDocument(app, '1'))).toBe(JSON.stringify(openApiDocument(byHand, '1')));
    const seen = (of: INestApplication) => declaredRoutes(of).map((route) => ({ ...route, takes: route.takes.map(({ kind, part, type }) => ({ kind, part, type })) }));
    expect(seen(app)).toEqual(seen(byHand));
    expect(() => { refuseUnfitRoutes(app); }).not.toThrow();
    await byHand.close();
  });

  it('does not start with a body that nothing would check', async () => {
    const unfit = await application(movesController({ ...definition, moves: { ...definition.moves, close: { summary: 'Close it', body: Unchecked } } }));
    expect(() => { refuseUnfitRoutes(unfit); }).toThrow('ThingController.close has no class with fields');
  });

  it('hands on what was asked and sends the new version as ETag', async () => {
    expect(await post('hand-over', { reason: 'moved' })).toEqual({ status: 200, etag: '"8"', body: { version: 8, state: 'hand-over' } });
    expect(app.get(MoveThing).asked.at(-1)).toEqual({ action: 'hand-over', id, version: 7, body: { reason: 'moved' } });
    expect(await post('close', {})).toMatchObject({ status: 200, body: { state: 'close' } });
  });

  it.each<[string, string, unknown, Record<string, string | undefined>, number, string]>([
    ['no version', 'close', {}, { 'If-Match': undefined }, 428, 'VERSION_REQUIRED'],
    ['no key', 'close', {}, { 'Idempotency-Key': undefined }, 400, 'IDEMPOTENCY_KEY_REQUIRED'],
    ['more than nothing', 'close', { reason: 'x' }, {}, 400, 'UNKNOWN_FIELD'],
    ['a body that does not fit', 'hand-over', { reason: '' }, {}, 400, 'INVALID_INPUT'],
    ['a field nobody knows', 'hand-over', { reason: 'x', more: 1 }, {}, 400, 'UNKNOWN_FIELD'],
    ['an unknown move', 'open', {}, {}, 404, 'NOT_FOUND'],
  ])('refuses %s', async (_, action, body, also, status, code) => {
    expect(await post(action, body, also)).toMatchObject({ status, body: { code } });
  });
});
