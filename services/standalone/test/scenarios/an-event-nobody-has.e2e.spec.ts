import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readWorklist } from '@referrals/client';
import { ask, eventually } from '@referrals/testing';
import type { Exchange } from '../exchange.js';
import { describeInEveryMode } from '../in-every-mode.js';

describeInEveryMode('whoever carries says it has an event, and keeps nothing', (start) => {
  let exchange: Exchange;
  let reports: string;

  beforeAll(async () => {
    exchange = await start({ environment: { SEND_AGAIN_AFTER_SECONDS: '2' } });
    const of = await Promise.all(exchange.databases.map((url) => ask<{ found: string | null }>(url, `SELECT to_regclass('mandatory_reporting.report') AS found`)));
    reports = exchange.databases[of.findIndex(([row]) => row !== undefined && row.found !== null)] ?? '';
  }, 180_000);
  afterAll(() => exchange[Symbol.asyncDispose](), 60_000);

  it('the report is missed, goes again and comes to its desk; one that arrived does not go twice', async () => {
    const teacher = exchange.person('teacher.yx');
    const file = async (): Promise<string> => (await teacher.must(teacher.post('/api/mandatory-reporting/reports', {
      situations: ['MR04'], child: { unknown: true }, childNow: '430223', residence: '430223', narrative: '演示',
    }))).id;
    const atPolice = async (id: string): Promise<number> => (await readWorklist(exchange.person('psb.yx'))).filter(({ reportId }) => reportId === id).length;

    const before = await file();
    await ask(reports, `CREATE FUNCTION mandatory_reporting.lose() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.sent_at := now(); RETURN NEW; END $$`);
    await ask(reports, 'CREATE TRIGGER lose BEFORE INSERT ON mandatory_reporting.outbox FOR EACH ROW EXECUTE FUNCTION mandatory_reporting.lose()');
    const lost = await file();
    await ask(reports, 'DROP TRIGGER lose ON mandatory_reporting.outbox');

    await eventually(async () => expect(await atPolice(lost)).toBe(1), { timeoutMs: 60_000 });
    expect(exchange.log()).toContain('events had been sent and did not arrive; they go again');
    // A filing leaves both versions of its event; the first is missed by two, and goes again for whoever misses it first, or for both.
    const sentAgain = async (): Promise<number> => Number((await ask<{ n: string }>(reports, 'SELECT sum(sent_again) AS n FROM mandatory_reporting.arrival'))[0]?.n);
    await eventually(async () => expect([2, 3]).toContain(await sentAgain()));
    await eventually(async () => expect(await atPolice(before)).toBe(1));
  }, 120_000);
});
