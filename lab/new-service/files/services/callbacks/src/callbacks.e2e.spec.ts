import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CallbackMade, CallbackOpened, ReportFiled } from '@referrals/contracts';
import { ServiceHarness } from '@referrals/service-harness';
import { callbacks } from './index.js';

const AT = '/api/callbacks/callbacks';

describe('calls back', () => {
  let harness: ServiceHarness;
  beforeAll(async () => { harness = await ServiceHarness.start(callbacks); });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  it('are due for a filed report at the county’s desk, once, and nobody else’s to see', async () => {
    const reportId = randomUUID();
    const filed = { ...ReportFiled.example, reportId, county: '430223' };
    expect(await harness.deliver(ReportFiled, filed, { key: reportId })).toEqual({ state: 'DONE' });
    expect(await harness.deliver(ReportFiled, filed, { key: reportId })).toEqual({ state: 'DONE' });
    const read = async (who: string) => {
      const caller = await harness.as(who);
      return (await caller.must<{ items: { id: string }[] }>(caller.get(AT))).items.filter(({ id }) => id === reportId).length;
    };
    expect([await read('civ.yx'), await read('coord.yx'), await read('civ.ls'), await read('coord.ls')]).toEqual([1, 1, 0, 0]);
    expect((await (await harness.as('civ.ls')).get(`${AT}/${reportId}`)).status).toBe(404);
    expect(await harness.emitted(CallbackOpened)).toMatchObject([{ key: reportId, data: { desk: harness.desk('civ.yx') } }]);
  });

  it('are opened by hand once per key, made by their desk, and refused what the table refuses', async () => {
    const clerk = await harness.as('civ.yx');
    const idempotencyKey = randomUUID();
    const opened = await clerk.post(AT, { division: '430223104' }, { idempotencyKey });
    expect(opened).toMatchObject({ status: 201, etag: '"1"', body: { state: 'due', allowedActions: ['make', 'give-up'] } });
    expect((await clerk.post(AT, { division: '430223104' }, { idempotencyKey })).body.id).toBe(opened.body.id);
    expect((await clerk.post(AT, { division: '43' })).body).toMatchObject({ code: 'DIVISION_CODE_INVALID', field: 'division' });
    const at = `${AT}/${opened.body.id}`;
    const coordinator = await harness.as('coord.yx');
    expect((await coordinator.post(`${at}/make`, {}, { ifMatch: 1 })).status).toBe(403);
    expect((await clerk.post(`${at}/make`, {}, { ifMatch: 1 })).body).toMatchObject({ state: 'made', version: 2, allowedActions: [] });
    expect((await clerk.post(`${at}/give-up`, {}, { ifMatch: 2 })).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect(await harness.emitted(CallbackMade)).toMatchObject([{ key: opened.body.id }]);
    const { entries } = await clerk.must(clerk.get(`/api/callbacks/cases/${opened.body.id}/trail`));
    expect(entries.map(({ action }: { action: string }) => action)).toEqual(['callback.opened', 'callback.made']);
  });
});
