import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nobody } from '@referrals/auth';
import { addMillis } from '@referrals/calendar';
import { ReportFiled } from '@referrals/contracts';
import { purgeAnswers } from '@referrals/database';
import { checkInput, KeptAnswersJob } from '@referrals/service-kit';
import canonicalize from 'canonicalize';
import { Fixture, teacher } from '../../test/fixture.js';
import { ReportForm } from '../form/report-form.dto.js';
import { mandatoryReporting } from '../mandatory-reporting.module.js';
import type { Receipt } from './filing.dto.js';
import { readReceiptNumber } from '@referrals/policy';
import { SupplementReport } from './supplement-report.js';

const body = {
  situations: ['MR04'], child: { name: '测试童', birthDate: '2018-01-15' }, childNow: '430223104', narrative: '课间发现手臂有淤青。',
  suspects: [{ relation: 'GUARDIAN', name: '某人', phone: '13800000000' }],
};

describe('filing a report', () => {
  let fixture: Fixture;
  beforeAll(async () => { fixture = await Fixture.open(); });
  afterAll(async () => { await fixture.close(); });

  it('commits report, decision, sealed reporter, trail and event before it answers', async () => {
    const receipt = await fixture.file({ ...body, reporter: { name: '某老师', phone: '13900000000' } }, teacher);
    expect(readReceiptNumber(receipt.number)).toBe(receipt.number);
    expect(receipt.verificationCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(receipt.referrals).toEqual([
      { agency: 'PSB', role: 'LEAD' }, { agency: 'CIV', role: 'SUPPORT' }, { agency: 'EDU', role: 'SUPPORT' }, { agency: 'RPI', role: 'SUPPORT' }, { agency: 'PROC', role: 'NOTICE' },
    ]);
    const [filed] = await fixture.events(ReportFiled, receipt.id);
    expect(filed).toMatchObject({ number: receipt.number, tell: 'FULL', pack: '430200', directoryRevision: 1, county: '430223' });
    const stored = await fixture.database.asWorker((tx) => tx.maybeOne<Record<string, string>>(
      `SELECT (SELECT sealed FROM reporter_identity WHERE report_id = $1) AS reporter, (SELECT facts FROM trail WHERE case_id = $1 AND action = 'report.filed')::text AS trail,
         (SELECT string_agg(envelope::text, '') FROM outbox WHERE key = $1) AS events,
         (SELECT string_agg(story::text, '') FROM report_story WHERE report_id = $1) AS story,
         (SELECT string_agg(suspicion::text || sealed, '') FROM report_suspicion WHERE report_id = $1) AS suspicion`, [receipt.id]));
    expect(stored?.reporter).toMatch(/^v1\./);
    for (const secret of ['某老师', '测试童', '某人', '淤青', '2018-01-15', '138000', '139000']) expect(`${stored?.events}${stored?.trail}`).not.toContain(secret);
    expect(stored?.story).not.toContain('某人');
    expect(`${stored?.story}${stored?.suspicion}`).not.toContain('13800000000');
  });

  it('gives the first receipt again for the same key and body, and keeps no code', async () => {
    const key = fixture.key();
    const first = await fixture.file(body, undefined, key);
    expect(await fixture.file(body, undefined, key)).toEqual(first);
    await expect(fixture.file({ ...body, danger: 'IMMINENT' }, undefined, key)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    const kept = await fixture.database.asWorker((tx) => tx.query<{ answer: object }>(`SELECT answer FROM kept_answer WHERE answer->>'id' = $1`, [first.id]));
    expect(kept).toEqual([{ answer: { id: first.id, number: first.number } }]);
  });

  it('gives the first receipt again after months, when other answers have gone, to a person and to somebody without an account', async () => {
    const requests = [[teacher, fixture.key()], [undefined, fixture.key()]] as const;
    const first: Receipt[] = [];
    for (const [who, key] of requests) first.push(await fixture.file(body, who, key));
    const adding = fixture.key();
    const supplement = (key: typeof adding) => new SupplementReport(fixture.parts).add(first[0]?.id ?? '', { narrative: '又一处淤青。' }, key, teacher);
    const added = await supplement(adding);
    expect(await supplement(adding)).toEqual(added);
    fixture.clock.advance(200 * 86_400_000);
    expect(await purgeAnswers(fixture.database, fixture.clock.now())).toBe(1);
    for (const [index, [who, key]] of requests.entries()) {
      expect(await fixture.file(body, who, key)).toEqual(first[index]);
      await expect(fixture.file({ ...body, danger: 'IMMINENT' }, who, key)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    }
    expect(await supplement(adding)).toMatchObject({ part: added.part + 1 });
    fixture.clock.advance(-200 * 86_400_000);
  });

  it('gives the receipt of a filing that the release before kept in clear, once it is hashed, for ever', async () => {
    const filing = { key: fixture.key().key, route: 'POST /api/mandatory-reporting/reports' };
    const first = await fixture.file(body, teacher, filing);
    const bodyHash = createHmac('sha256', fixture.keys.deriveKey('idempotency')).update(canonicalize(await checkInput(ReportForm, body)) as string).digest('base64url');
    const clear = { principal: fixture.keys.blindIndex('filer', teacher.staff), ...filing, bodyHash, at: fixture.clock.now(), answer: { id: first.id, number: first.number } };
    await fixture.database.asWorker((tx) => tx.query(`DELETE FROM kept_answer WHERE answer->>'id' = $1`, [first.id]));
    await fixture.database.transaction(nobody(fixture.clock.now()), async (tx) => { tx.writeBatched('SELECT leave_changes($1)', [clear]); });
    expect(await fixture.file(body, teacher, filing)).toEqual(first);
    const { database, clock, keys } = fixture;
    const job = new KeptAnswersJob({ keys }, mandatoryReporting.answersForEver ?? []);
    expect(await job.rehash(database)).toBe(1);
    await purgeAnswers(database, addMillis(clock.now(), 200 * 86_400_000));
    expect(await fixture.file(body, teacher, filing)).toEqual(first);
  });

  it('files one report when the same request comes several times at once', async () => {
    const key = fixture.key();
    const answers = await Promise.allSettled(Array.from({ length: 4 }, () => fixture.file(body, teacher, key)));
    const given = answers.filter((one) => one.status === 'fulfilled').map((one) => one.value.number);
    expect(given.length).toBeGreaterThan(0);
    expect(new Set(given).size).toBe(1);
    for (const one of answers) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'IDEMPOTENCY_IN_FLIGHT', retryAfter: 1 });
  });

  it('tells less to who has no account, and never more than agencies to the outside', async () => {
    const receipt = await fixture.file({ ...body, situations: ['MR06'], reporter: { kind: 'VILLAGE' }, residence: '430223104208' });
    const [filed] = await fixture.events(ReportFiled, receipt.id);
    expect(filed).toMatchObject({ tell: 'LESS' });
    expect(JSON.stringify(filed)).not.toMatch(/\d{12}"|VILLAGE|rows/);
  });

  it('says what to do about danger', async () => {
    const codes = async (extra: object) => (await fixture.file({ ...body, danger: 'IMMINENT', ...extra })).advice.map((one) => one.code);
    expect(await codes({})).toContain('CALL_110');
    expect(await codes({ called110: { called: true } })).not.toContain('CALL_110');
  });
});

describe('filing before the directory is known', () => {
  it('is refused with what is missing, and leaves nothing', async () => {
    const fixture = await Fixture.open({ seed: false });
    await expect(fixture.file(body, teacher)).rejects.toMatchObject({
      code: 'ROUTING_NOT_READY', retryAfter: 5, facts: { missing: ['DIRECTORY_COPY', 'CITY_COORD_DESK', 'LAST_RESORT_DESK'] },
    });
    const left = await fixture.database.asWorker((tx) => tx.query(`SELECT case_id FROM case_head UNION ALL SELECT id FROM report`));
    expect(left).toEqual([]);
    await fixture.close();
  });
});
