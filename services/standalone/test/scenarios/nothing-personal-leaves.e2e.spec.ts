import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readWorklist, workReferral } from '@referrals/client';
import { REPORTER_KINDS, AGENCIES, SITES } from '@referrals/contracts';
import { caseSchemas, schemas } from '@referrals/services';
import { eventually } from '@referrals/testing';
import { actAsReporter } from '../act-as-reporter.js';
import type { Exchange } from '../exchange.js';
import { describeInEveryMode } from '../in-every-mode.js';
import { everyRow } from '../look-behind.js';
import { anonymousReport, confidentialReport, MARKS, openReport, VILLAGE_CODE } from '../marked-reports.js';
import { OWNERS, tablesThatTell, valuesThatLead, type Teller } from '../who-reported-what.js';

const DESKS = ['psb.yx', 'civ.yx', 'edu.yx', 'rpi.yx', 'proc.yx', 'wf.yx', 'township.yx', 'village.yx', 'coord.yx', 'coord.city'];
const marks = Object.values(MARKS);
const marksIn = (text: string): string[] => marks.filter((mark) => text.includes(mark));

describeInEveryMode('after the stories ran, nothing personal is where it must not be', (start) => {
  let exchange: Exchange;
  let rows: Map<string, string[]>;
  const hidden: string[] = [];
  const tellers: Teller[] = [];
  const errors: string[] = [];

  beforeAll(async () => {
    exchange = await start();
    const [openly, unknown] = [exchange.person('teacher.yx'), exchange.person('director.yx')];
    const stories = [[openly, openReport], [unknown, confidentialReport], [exchange.anybody(), anonymousReport]] as const;
    const ids: string[] = [];
    for (const [teller, body] of stories) {
      const receipt = await teller.must(teller.post('/api/mandatory-reporting/reports', body));
      ids.push(receipt.id);
      if (body !== openReport) hidden.push(receipt.id);
      if (body !== anonymousReport) tellers.push({ staff: (await teller.must(teller.get('/api/directory/me'))).id, report: receipt.id });
    }
    for (const account of DESKS) {
      const desk = exchange.person(account);
      for (const item of await readWorklist(desk)) {
        await eventually(async () => expect([200, 404]).toContain((await desk.get(`/api/mandatory-reporting/reports/${item.reportId}`)).status));
        await workReferral(desk, item);
      }
    }
    for (const [index, reporter] of [openly, unknown].entries()) await actAsReporter(reporter, ids[index] ?? '');
    const teacher = exchange.person('teacher.yx');
    for (const wrong of [
      { ...openReport, child: { ...openReport.child, idNumber: `${MARKS.idNumber.slice(0, 17)}9` } }, { ...openReport, [MARKS.childName]: 1 },
      { ...openReport, childNow: MARKS.story }, { ...openReport, narrative: MARKS.story.repeat(20_000) }, { ...openReport, harmDate: '2026-02-30' },
    ]) errors.push(JSON.stringify((await teacher.post('/api/mandatory-reporting/reports', wrong)).body));
    for (const id of ids) {
      for (const account of ['psb.ls', 'teacher2.yx', 'auditor.city']) errors.push(JSON.stringify((await exchange.person(account).get(`/api/mandatory-reporting/reports/${id}`)).body));
    }
    rows = await everyRow(exchange.databases);
  }, 180_000);
  afterAll(() => exchange?.[Symbol.asyncDispose]());

  const table = (name: string): string[] => rows.get(name) ?? [];
  const events = (): string[] => schemas.flatMap((schema) => [...table(`${schema}.outbox`), ...table(`${schema}.inbox`)]);

  it('ran at all', () => {
    expect(events().length).toBeGreaterThan(100);
    expect(table('referral_desk.referral').length).toBeGreaterThan(10);
    expect(table('mandatory_reporting.access_log').length).toBeGreaterThan(0);
    expect(table('mandatory_reporting.inbox_message').length).toBeGreaterThan(2);
    expect(errors.filter((error) => error.includes('"code"')).length).toBeGreaterThan(8);
    expect([...rows].filter(([name, content]) => name.startsWith('mandatory_reporting.') && content.join('').includes(MARKS.story)).map(([name]) => name)).not.toEqual([]);
  });

  it('keeps names, numbers, phones, stories and birth dates out of events, trails and operators’ tables', () => {
    for (const name of rows.keys()) {
      if (/\.(outbox|inbox|inbox_key|trail|case_head|access_log|access_case|idempotency|kept_answer|operator_action|quarantine)$/.test(name) || name.startsWith('referral_desk.')) {
        expect([name, marksIn(table(name).join('\n'))]).toEqual([name, []]);
      }
    }
  });

  it('keeps the reporter, ID numbers and phones sealed in every table', () => {
    const sealed = [MARKS.reporterName, MARKS.reporterPhone, MARKS.safeWay, MARKS.idNumber, MARKS.childPhone];
    for (const [name, content] of rows) expect([name, sealed.filter((mark) => content.join('\n').includes(mark))]).toEqual([name, []]);
  });

  it('says nowhere who made a report, in no table of any schema, but where its owner finds it', () => {
    expect(tellers.length).toBe(2);
    expect(tablesThatTell(rows, tellers)).toEqual([OWNERS]);
    expect(table('referral_desk.kept_answer').filter((row) => tellers.some(({ report }) => row.includes(report))).length).toBeGreaterThan(0);
    for (const schema of ['directory', 'mandatory_reporting', 'referral_desk']) expect(table(`${schema}.idempotency`)).toEqual([]);
  });

  it('leads from no report to who made it by a value in two tables', () => {
    const everybody = table('directory.staff').map((row) => row.slice(1, 37));
    expect(everybody).toEqual(expect.arrayContaining(tellers.map(({ staff }) => staff)));
    expect(valuesThatLead(rows, tellers, everybody)).toEqual([]);
  });

  it('names no reporter in a line of the log', () => {
    expect(exchange.log().split('\n').filter((line) => tellers.some(({ staff, report }) => line.includes(staff) && line.includes(report)))).toEqual([]);
  });

  it('keeps them out of logs and errors', () => {
    expect(marksIn(exchange.log())).toEqual([]);
    expect(marksIn(errors.join('\n'))).toEqual([]);
  });

  it('tells no kind of reporter in events', () => {
    const telling = REPORTER_KINDS.filter((kind) => !(AGENCIES as readonly string[]).includes(kind) && !(SITES as readonly string[]).includes(kind));
    const reports = [...table('mandatory_reporting.outbox'), ...table('referral_desk.outbox')].join('\n');
    expect(telling.filter((kind) => new RegExp(`"${kind}"`).test(reports))).toEqual([]);
    expect(reports).not.toMatch(/"(kind|reporter|confidential)"/);
  });

  it('tells no twelve-digit code of confidential and anonymous reports', () => {
    const telling = events().filter((event) => hidden.some((id) => event.includes(id)) && event.includes(VILLAGE_CODE));
    expect(hidden.length).toBe(2);
    expect(telling).toEqual([]);
    const trails = caseSchemas.flatMap((schema) => table(`${schema}.trail`)).filter((row) => hidden.some((id) => row.includes(id)));
    expect(trails.filter((row) => row.includes(VILLAGE_CODE))).toEqual([]);
    expect(table('referral_desk.referral').filter((row) => hidden.some((id) => row.includes(id)) && row.includes(VILLAGE_CODE))).toEqual([]);
  });
});
