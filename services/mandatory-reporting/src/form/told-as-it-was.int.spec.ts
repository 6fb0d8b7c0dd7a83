import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nobody } from '@referrals/auth';
import { idNumberCheck } from '@referrals/policy';
import { checkInput } from '@referrals/service-kit';
import { idOf } from '../../test/directory-fixture.js';
import { Fixture, officer, teacher } from '../../test/fixture.js';
import { SearchReports, type ReportContent } from '../content/content.dto.js';
import { ReadReport } from '../content/read-report.js';
import { ReportSearch } from '../content/search-reports.query.js';
import { SupplementReport } from '../filing/supplement-report.js';
import { ExplainRouting } from '../routing/explain-routing.js';
import { SupplementForm } from './report-form.dto.js';

const numbered = (born: string): string => `430299${born}001${idNumberCheck(`430299${born}001`)}`;
const body = { situations: ['MR04'], childNow: '430223', residence: '430223' };
const psb = officer('psb.yx');

describe('what is told as people tell it', () => {
  let fixture: Fixture;
  beforeAll(async () => { fixture = await Fixture.open(); });
  afterAll(async () => { await fixture.close(); });

  async function filed(of: object, who: typeof teacher | undefined = teacher): Promise<Awaited<ReturnType<Fixture['file']>>> {
    const receipt = await fixture.file({ ...body, ...of }, who);
    await fixture.referral({ reportId: receipt.id, owner: idOf('psb.yx'), role: 'LEAD' });
    await fixture.referral({ reportId: receipt.id, owner: idOf('civ.yx'), role: 'SUPPORT', agency: 'CIV' });
    await fixture.referral({ reportId: receipt.id, owner: idOf('wf.yx'), role: 'NOTICE', agency: 'WF' });
    return receipt;
  }
  const read = (id: string, who: Parameters<ReadReport['read']>[1]): Promise<ReportContent> => new ReadReport(fixture.parts).read(id, who);
  const marks = ({ unchecked, warnings }: ReportContent) => [unchecked, warnings?.map(({ field, code }) => `${field} ${code}`)];
  const find = async (name: string): Promise<number> => (await new ReportSearch(fixture.parts).search(await checkInput(SearchReports, { name }), psb)).items.length;
  const supplement = async (id: string, form: object) => new SupplementReport(fixture.parts).add(id, await checkInput(SupplementForm, form), fixture.key(), teacher);

  it('shows a number that could not be read as it was told, with the mark, to whoever may see it', async () => {
    const { id, warnings } = await filed({ child: { idNumber: '不详', phone: '１３７００００００００' }, suspects: [{ relation: 'PEER', phone: '两个号' }], reporter: { phone: '110' } });
    expect(warnings.map(({ field, code }) => `${field} ${code}`)).toEqual(['child.idNumber UNCHECKED', 'reporter.phone UNCHECKED', 'suspects.0.phone UNCHECKED']);
    const [lead, support, own, notice] = [await read(id, psb), await read(id, officer('civ.yx')), await read(id, teacher), await read(id, officer('wf.yx'))];
    expect(lead).toMatchObject({ child: { idNumber: '不详', phone: '137****0000' }, suspects: [{ phone: '两个号' }] });
    expect([lead, support, own].map(({ unchecked }) => unchecked)).toEqual([['child.idNumber', 'suspects.0.phone'], ['child.idNumber'], ['child.idNumber', 'suspects.0.phone', 'reporter.phone']]);
    expect(JSON.stringify(notice)).not.toMatch(/unchecked|warnings/);
    const stored = await fixture.database.asWorker((tx) => tx.maybeOne<Record<string, string | number>>(
      `SELECT (SELECT string_agg(story::text, '') FROM report_story WHERE report_id = $1) || (SELECT string_agg(suspicion::text, '') FROM report_suspicion WHERE report_id = $1) AS clear,
         (SELECT count(*)::int FROM child_index WHERE report_id = $1 AND field = 'ID_NUMBER') AS found`, [id]));
    expect(stored?.clear).not.toMatch(/不详|两个号|13700000000/);
    expect(stored?.found).toBe(0);
  });

  it('goes where a report with that birth date goes when the ID number alone tells it', async () => {
    const labour = { situations: [], concerns: ['CHILD_LABOUR'] };
    for (const [date, digits] of [['2014-06-01', '20140601'], ['2009-06-01', '20090601'], ['2021-06-01', '20210601']] as const) {
      const [byDate, byNumber, byNothing] = [await filed({ ...labour, child: { birthDate: date } }), await filed({ ...labour, child: { idNumber: numbered(digits) } }), await filed({ ...labour, child: { age: 12 } })];
      expect(byNumber.referrals).toEqual(byDate.referrals);
      expect(byNothing.referrals).not.toEqual(byDate.referrals);
    }
  });

  it('tells the reporter at once, and the desk on its page, what contradicts itself', async () => {
    const { id, warnings } = await filed({ discoveredAt: '2035-01-01T00:00:00Z', child: { birthDate: '2014-06-01', sex: 'FEMALE', idNumber: numbered('20090601') } });
    const expected = ['child.birthDate ID_NUMBER_BIRTH_DATE_DIFFERS', 'child.sex ID_NUMBER_SEX_DIFFERS', 'discoveredAt TIME_IN_FUTURE'];
    expect(warnings.map(({ field, code }) => `${field} ${code}`)).toEqual(expected);
    for (const who of [psb, officer('civ.yx'), teacher]) {
      const content = await read(id, who);
      expect(marks(content)).toEqual([[], expected]);
      expect(content.child).toMatchObject({ birthDate: '2014-06-01', sex: 'FEMALE' });
      expect((await new ExplainRouting(fixture.parts).explain(id, who)).warnings).toEqual(['ID_NUMBER_BIRTH_DATE_DIFFERS', 'ID_NUMBER_SEX_DIFFERS', 'TIME_IN_FUTURE']);
    }
    expect((await supplement(id, { child: { birthDate: '2009-06-01' } })).warnings).toEqual([]);
    expect(marks(await read(id, psb))).toEqual([[], ['child.sex ID_NUMBER_SEX_DIFFERS', 'discoveredAt TIME_IN_FUTURE']]);
    expect((await supplement(id, { child: { phone: '不知道', sex: 'MALE' }, harmDate: '2035-02-01' })).warnings.map(({ code }) => code)).toEqual(['UNCHECKED', 'DISCOVERED_BEFORE_HARM', 'HARM_DATE_IN_FUTURE']);
    expect((await read(id, psb)).supplements?.map(({ unchecked }) => unchecked)).toEqual([[], ['child.phone']]);
  });

  it('gives the same receipt with the same warnings again', async () => {
    const key = fixture.key();
    const form = { ...body, child: { phone: '不详' } };
    const first = await fixture.file(form, teacher, key);
    fixture.clock.advance(60_000);
    expect(await fixture.file(form, teacher, key)).toEqual(first);
  });

  it('keeps a day without an hour as that day', async () => {
    const { id } = await filed({ child: {}, discoveredAt: '2026-05-10', receivedAt: '2026-05-10T08:00+08:00' });
    expect(await read(id, psb)).toMatchObject({ discoveredAt: '2026-05-10', receivedAt: '2026-05-10T00:00:00.000Z' });
  });

  it('finds a child by a name however it is written', async () => {
    await filed({ child: { name: '阿依\u200b古丽·买买提\u202e' } });
    for (const name of ['阿依古丽·买买提', '阿依古丽‧买买提', '阿依古丽・买买提', '阿依古丽∙买买提', '阿依古丽。买买提', '阿依古丽 买买提', '\u2066阿依古丽买买提']) expect([name, await find(name)]).toEqual([name, 1]);
    expect(await find('阿依古丽')).toBe(0);
  });

  it('finds what the release before filed, and is found by it', async () => {
    const { id } = await filed({ child: { name: 'Anne-Marie' } });
    const before = (name: string): string => fixture.keys.blindIndex('child NAME', name.normalize('NFKC').replaceAll(/[\s·•.]/g, '').toLowerCase());
    const values = await fixture.database.asWorker((tx) => tx.query<{ value: string }>(`SELECT value FROM child_index WHERE report_id = $1 AND field = 'NAME'`, [id]));
    expect(values.map(({ value }) => value)).toContain(before('anne-marie'));
    const old = await filed({ child: {} });
    await fixture.database.transaction({ ...nobody(fixture.clock.now()), reports: [old.id], roles: ['REPORTER'] }, async (tx) => {
      tx.write('SELECT keep_rows($1)', [JSON.stringify({ child_index: [{ report_id: old.id, field: 'NAME', value: before('Anne‧Lena') }] })]);
    });
    expect(await find('Anne‧Lena')).toBe(1);
    expect(await find('anne marie')).toBe(1);
  });
});
