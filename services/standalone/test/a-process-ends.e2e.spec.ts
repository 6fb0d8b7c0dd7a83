import { expect, it } from '@jest/globals';
import { eventually } from '@referrals/testing';
import pg from 'pg';
import { startExchange } from './exchange.js';

it('who is filing when the process is to end gets the receipt; who comes later is told to come back', async () => {
  const exchange = await startExchange();
  const [database = ''] = exchange.databases;
  const holder = new pg.Client({ connectionString: database });
  await holder.connect();
  const file = () => exchange.anybody().post('/api/mandatory-reporting/reports', { situations: ['MR04'], child: { unknown: true }, childNow: '430223', residence: '430223', narrative: '演示' });

  await holder.query('BEGIN; LOCK TABLE mandatory_reporting.case_head IN ACCESS EXCLUSIVE MODE');
  const inside = file();
  await eventually(async () => {
    const { rows } = await holder.query(`SELECT FROM pg_locks WHERE relation = 'mandatory_reporting.case_head'::regclass AND NOT granted`);
    expect(rows).toHaveLength(1);
  });
  const ended = exchange[Symbol.asyncDispose]();
  expect(await file()).toMatchObject({ status: 503, body: { code: 'OVERLOADED' } });
  await holder.query('COMMIT');
  const receipt = await inside;
  await holder.end();
  await ended;
  expect(receipt).toMatchObject({ status: 201, body: { number: expect.any(String) } });
}, 180_000);
