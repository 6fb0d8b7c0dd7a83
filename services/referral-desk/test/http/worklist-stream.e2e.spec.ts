import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonBody } from '@referrals/client';
import { ReportDangerTold, ReportExclusionAdded, ReportFiled } from '@referrals/contracts';
import { ServiceHarness } from '@referrals/service-harness';
import { eventually, type StreamReader } from '@referrals/testing';
import { referralDesk } from '../../src/index.js';
import { filedExample } from '../support/desk-harness.js';

const DESK = '/api/referral-desk';

describe('the stream of a worklist', () => {
  let harness: ServiceHarness;
  const readers: StreamReader[] = [];
  beforeAll(async () => { harness = await ServiceHarness.start(referralDesk); });
  afterAll(async () => {
    await Promise.all(readers.map((reader) => reader.close()));
    await harness[Symbol.asyncDispose]();
  });

  const listen = async (who: string): Promise<StreamReader> => {
    const reader = await harness.listen(`${DESK}/worklist/stream`, harness.person(who));
    readers.push(reader);
    await eventually(() => expect(reader.told[0]?.type).toBe('ready'));
    return reader;
  };
  const file = async (): Promise<string> => {
    const reportId = randomUUID();
    await harness.deliver(ReportFiled, { ...filedExample, reportId }, { key: reportId });
    return reportId;
  };
  const itemOf = async (who: string, reportId: string): Promise<JsonBody> => {
    const caller = await harness.as(who);
    return (await caller.must(caller.get(`${DESK}/worklist?open=false`))).items.find((one: JsonBody) => one.reportId === reportId);
  };
  const move = async (who: string, reportId: string, action: string, body: object = {}): Promise<void> => {
    harness.clock.advance(1_000);
    const [caller, { id, version }] = [await harness.as(who), await itemOf(who, reportId)];
    await caller.must(caller.post(`${DESK}/referrals/${id}/${action}`, body, { ifMatch: version }));
  };
  /** What was told of one report: how it changed, and the state. */
  const told = (reader: StreamReader, id: string): unknown[] => (reader.things as [string, JsonBody][]).filter(([, data]) => data.id === id).map(([type, data]) => [type, data.change, data.state]);

  it('tells each desk what comes, changes and leaves, and nobody else', async () => {
    const [police, colleague, station, elsewhere] = [await listen('psb.yx'), await listen('supervisor.psb.yx'), await listen('psb-pcs.yx'), await listen('psb.ls')];
    const reportId = await file();
    const { id, number, version } = await itemOf('psb.yx', reportId);
    await eventually(() => expect(police.things).toEqual([['referral', { id, reportId, number, state: 'routed', version, change: 'ARRIVED' }]]));
    await move('psb.yx', reportId, 'acknowledge');
    await eventually(() => expect(told(colleague, id)).toEqual([['referral', 'ARRIVED', 'routed'], ['referral', 'CHANGED', 'acknowledged']]));
    await move('psb.yx', reportId, 'transfer', { desk: harness.desk('psb-pcs.yx'), reason: '辖区' });
    await eventually(() => {
      expect(told(station, id)).toEqual([['referral', 'ARRIVED', expect.any(String)]]);
      expect(told(police, id).at(-1)).toEqual(['referral', 'LEFT', undefined]);
    });
    expect((police.things as [string, JsonBody][]).at(-1)).toEqual(['referral', { id, change: 'LEFT' }]);
    expect(elsewhere.things).toEqual([]);
  });

  it('leaves who steps aside, and a desk that is shut out; those who stay hear no leaving', async () => {
    const [officer, supervisor, education] = [await listen('psb.yx'), await listen('supervisor.psb.yx'), await listen('edu.yx')];
    const reportId = await file();
    const [{ id }, { id: ofEducation }] = [await itemOf('psb.yx', reportId), await itemOf('edu.yx', reportId)];
    await eventually(() => expect(told(education, ofEducation)).toHaveLength(1));
    await move('psb.yx', reportId, 'recuse', { reason: '认识当事人' });
    await eventually(() => expect(told(officer, id).at(-1)).toEqual(['referral', 'LEFT', undefined]));
    await harness.deliver(ReportExclusionAdded, { reportId, excludedDesks: [harness.desk('edu.yx')], excludedAgencies: [] }, { key: reportId });
    await eventually(() => expect(told(education, ofEducation).at(-1)).toEqual(['referral', 'LEFT', undefined]));
    expect(told(supervisor, id).map((one) => (one as unknown[])[1])).not.toContain('LEFT');
    expect(told(officer, ofEducation)).toEqual([]);
  });

  it('tells of a danger those who may know of it', async () => {
    const [police, notice] = [await listen('psb.yx'), await listen('proc.yx')];
    const reportId = await file();
    const [{ id }, { id: ofNotice }] = [await itemOf('psb.yx', reportId), await itemOf('proc.yx', reportId)];
    harness.clock.advance(1_000);
    await harness.deliver(ReportDangerTold, { reportId, danger: 'IMMINENT', at: '2026-05-11T00:20:00.000Z' }, { key: reportId });
    await eventually(() => expect(told(police, id).map((one) => (one as unknown[])[1])).toEqual(['ARRIVED', 'CHANGED']));
    expect(told(notice, ofNotice)).toHaveLength(1);
  });
});
