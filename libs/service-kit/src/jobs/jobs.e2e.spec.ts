import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StaffPrincipal } from '@referrals/auth';
import { eventually } from '@referrals/testing';
import { v7 } from 'uuid';
import { ThingsOverHttp } from '../../test/things/things-over-http.js';

const operator: StaffPrincipal = { kind: 'STAFF', staff: v7(), organisation: v7(), organisationType: 'PSB', roles: ['ADMIN'], desks: [] };
const JOBS = '/api/directory/jobs';

describe('jobs as an operator sees them', () => {
  let things: ThingsOverHttp;
  beforeAll(async () => { things = await ThingsOverHttp.start(); });
  afterAll(() => things[Symbol.asyncDispose]());

  it('are run by a service that was started, and say when', async () => {
    await eventually(async () => expect(await things.ask(operator, 'GET', JOBS)).toMatchObject({
      status: 200, body: { items: [
        { name: 'kept-answers', tries: 0, error: null, doneAt: expect.any(String) }, { name: 'stream-entries', tries: 0, error: null, doneAt: expect.any(String) },
      ] },
    }));
  });

  it('are tried at once when one says why', async () => {
    expect(await things.ask(operator, 'POST', `${JOBS}/try`, { name: 'stream-entries', reason: 'mended' })).toEqual({ status: 200, body: { done: true } });
    expect(await things.ask(operator, 'POST', `${JOBS}/try`, { name: 'stream-entries' })).toMatchObject({ status: 400, body: { field: 'reason' } });
    expect(await things.ask(operator, 'POST', `${JOBS}/try`, { name: 'another', reason: 'mended' })).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it('are nobody else\'s to see', async () => {
    const member: StaffPrincipal = { ...operator, roles: [], desks: [{ id: v7(), agency: 'PSB', role: 'SUPERVISOR', jurisdiction: '430299' }] };
    expect(await things.ask(member, 'GET', JOBS)).toMatchObject({ status: 403 });
    expect(await things.ask(member, 'POST', `${JOBS}/try`, { name: 'stream-entries', reason: 'mended' })).toMatchObject({ status: 403 });
  });
});
