import { beforeAll, describe, expect, it } from '@jest/globals';
import { DomainError, SITUATIONS, SUSPECT_RELATIONS } from '@referrals/contracts';
import { checkInput, type InputRefused } from '@referrals/service-kit';
import { takesOrRefuses } from '@referrals/testing';
import fc from 'fast-check';
import { factsOfForm } from './facts-of-form.domain.js';
import { joinForm } from './join-form.domain.js';
import { ReportForm, SupplementForm } from './report-form.dto.js';
import { expectAnythingSaid } from './something-said.domain.js';
import { splitForm } from './split-form.domain.js';
import { uncheckedIn } from './unchecked.domain.js';

const least = { narrative: '有事发生', child: { unknown: true } };
const whole: object = {
  channel: '12345', channelTicket: 'T-1', receivedAt: '2026-05-11T08:00:00+08:00', onBehalf: true,
  reporter: {
    name: '报告人', unitName: '某校', unitCode: '91350100M000100Y43', post: '教师', phone: '13900000000', confidential: true, kind: 'SCHOOL',
    organisation: '01970000-0000-7000-8000-000000000001', safeContact: { way: '短信', hour: '晚八点后' }, relationToSuspects: '邻居', knownBy: '校长', hideFrom: ['UNIT'],
  },
  child: {
    name: '测试童', sex: 'FEMALE', birthDate: '2016-02-01', idNumber: '43029919491231002x', phone: '13700000000', schoolName: '某小学', grade: '三', className: '2',
    compulsoryEducationDone: false, hukou: '某县', residence: '某村某组', whereNow: '医院', sleepsTonight: '亲戚家', disability: '无', categories: ['LEFT_BEHIND'],
    guardian: { name: '监护人', relation: '母', phone: '13600000000' }, safeContact: { way: '老师转达' },
  },
  situations: ['MR04', 'MR01', 'MR04'], concerns: ['DOMESTIC_VIOLENCE'], harmDate: '2026-05-01', childNow: '430203', harmPlace: '430223104', residence: '430223104208',
  school: '01970000-0000-7000-8000-000000000002', whereabouts: 'KNOWN', danger: 'IMMINENT', caregiver: 'ABSENT', labour: 'OTHER',
  suspects: [
    { relation: 'GUARDIAN', cohabiting: true, name: '甲', phone: '13500000000', whereabouts: '在家', description: '高', withChildNow: 'YES' },
    { relation: 'STAFF', organisation: '01970000-0000-7000-8000-000000000003' },
  ],
  complainedOf: '01970000-0000-7000-8000-000000000004', narrative: '经过', discoveredAt: '2026-05-10T08:00:00+08:00', discoveryPlace: '教室', hoursSinceHarm: 30,
  injuries: '淤青', childWords: '原话', heardBy: '班主任', howKnown: '亲见', evidence: ['照片一张'], verification: '无', emergencySteps: '送医',
  called110: { called: true, at: '2026-05-10T09:00:00+08:00' }, alreadyReported: [{ to: '公安', at: '2026-05-10T09:00:00+08:00', receipt: 'R-1' }],
  supervisorFiling: '已备案', otherChildren: ['弟弟'], guardiansInformed: { informed: false, reason: '涉嫌' }, whoKnows: '校医',
  teacher: { childWords: '原话二', heardBy: '同学', dismissal: '17:00', collectedBy: '奶奶', dormitory: '3 栋' },
  doctor: { accompaniedBy: '舅舅某', accompanyingRelation: '舅舅', recordNumber: 'B-1', samplesKept: '已留', procedure: 'PENDING' },
  village: { household: '四口', keysHeldBy: '奶奶', cadreKin: '某干部的侄子' },
};

async function fault(body: unknown, form: typeof ReportForm | typeof SupplementForm = ReportForm): Promise<string | undefined> {
  try {
    const read = await checkInput<ReportForm | SupplementForm>(form, body);
    if (read instanceof SupplementForm) expectAnythingSaid(read);
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? `${error.code} ${error.field}` : String(error);
  }
}

describe('the report form', () => {
  it('takes the least: something said, and a child that may be unknown', async () => {
    for (const body of [least, { situations: ['MR06'], child: {} }, { concerns: ['DROPOUT'], child: { unknown: true } }]) expect(await fault(body)).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['NOTHING_SAID narrative', {}],
    ['NOTHING_SAID narrative', { child: {} }],
    ['NOTHING_SAID narrative', { child: { unknown: true, guardian: {}, categories: [] } }],
    ['NOTHING_SAID narrative', { situations: [], concerns: [], evidence: [] }],
    ['NOTHING_SAID narrative', { reporter: { safeContact: {}, hideFrom: [] }, doctor: {} }],
    ['NOTHING_SAID narrative', { narrative: '\u200b\u2060 \u3000' }],
    ['NOTHING_SAID narrative', { child: { name: '\u3164' } }],
  ])('refuses further facts that say nothing: %s %o', async (expected, body) => { expect(await fault(body, SupplementForm)).toBe(expected); });

  it.each<unknown>([{ suspects: [] }, { child: { compulsoryEducationDone: false } }, { reporter: { confidential: true } }, { hoursSinceHarm: 0 }, { called110: { called: false } }, { narrative: '。' }])(
    'takes further facts that say one thing: %o', async (body) => { expect(await fault(body, SupplementForm)).toBeUndefined(); });

  it('takes no narrative of which nothing is seen for what happened', async () => {
    for (const narrative of ['\u200b\u200b', '\ufeff \u00ad']) expect(await fault({ ...least, narrative })).toBe('NOTHING_SAID situations');
  });

  it('takes the whole form', async () => { expect(await fault(whole)).toBeUndefined(); });

  it.each<[string, unknown]>([
    ['NOTHING_SAID situations', { child: { unknown: true } }],
    ['NOTHING_SAID situations', { child: { unknown: true }, situations: [], concerns: [] }],
    ['CHILD_REQUIRED child', { narrative: '有事' }],
    ['CHILD_REQUIRED child', { narrative: '有事', child: null }],
    ['INVALID_INPUT body', []],
    ['INVALID_INPUT body', 'text'],
    ['UNKNOWN_FIELD at', { ...least, at: '2026-05-11T08:20:00+08:00' }],
    ['UNKNOWN_FIELD child.nickname', { ...least, child: { nickname: 'x' } }],
    ['NOTHING_SAID situations', { ...least, narrative: '  ' }],
    ['NOTHING_SAID situations', { ...least, narrative: '\u200b\u2066' }],
    ['TOO_LONG narrative', { ...least, narrative: '长'.repeat(10_001) }],
    ['TOO_MANY suspects', { ...least, suspects: Array.from({ length: 21 }, () => ({ relation: 'PEER' })) }],
    ['INVALID_DATE child.birthDate', { ...least, child: { birthDate: '2023-02-29' } }],
    ['INVALID_DATE harmDate', { ...least, harmDate: '2026-5-1' }],
    ['INVALID_INSTANT discoveredAt', { ...least, discoveredAt: '11.5.' }],
    ['INVALID_INSTANT called110.at', { ...least, called110: { called: true, at: '2101-01-01' } }],
    ['TOO_LARGE hoursSinceHarm', { ...least, hoursSinceHarm: 900_000 }],
    ['INVALID_DATE harmDate', { ...least, harmDate: '1899-12-31' }],
    ['INVALID_INSTANT discoveredAt', { ...least, discoveredAt: '0000-01-01T00:00:00Z' }],
    ['INVALID_INSTANT receivedAt', { ...least, receivedAt: '9999-12-31T23:59:59-23:00' }],
    ['DIVISION_CODE_INVALID childNow', { ...least, childNow: '4302' }],
    ['INVALID_INPUT situations.0', { ...least, situations: ['MR10'] }],
    ['INVALID_INPUT suspects.0.relation', { ...least, suspects: [{ name: '某' }] }],
    ['INVALID_INPUT school', { ...least, school: 'a school' }],
  ])('refuses with %s', async (expected, body) => { expect(await fault(body)).toBe(expected); });

  it.each(['', null])('takes %j in every field that may be missing for not told', async (untold) => {
    const reduced = (value: object): object => Object.fromEntries(Object.entries(value).map(([name, inner]: [string, unknown]) =>
      [name, typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? reduced(inner) : untold]));
    for (const name of Object.keys(whole).filter((one) => !['narrative', 'child'].includes(one))) expect(await fault({ ...least, [name]: untold })).toBeUndefined();
    const { narrative } = least;
    const read = await checkInput(ReportForm, { ...reduced(whole), narrative });
    expect({ ...read }).toEqual({ narrative, child: {} });
  });

  it.each([
    ['１３８００００００００', '13800000000', []], [' 13800000000', '13800000000', []], ['(0731)12345678', '(0731)12345678', []], ['（0731）12345678', '(0731)12345678', []],
    ['0731-12345678转802', '0731-12345678转802', []], ['+86 138 0000 0000', '+86 138 0000 0000', []], ['138\u200b00000000\u202c', '13800000000', []],
    ['13800000000/13900000000', '13800000000/13900000000', ['child.phone']], ['110', '110', ['child.phone']], ['不详', '不详', ['child.phone']], ['call me', 'call me', ['child.phone']],
  ])('keeps the telephone number %j', async (typed, phone, unchecked) => {
    const read = await checkInput(ReportForm, { ...least, child: { phone: typed } });
    expect(read.child.phone).toBe(phone);
    expect(uncheckedIn(read)).toEqual(unchecked);
  });

  it('keeps what is no number as it was told, and says so', async () => {
    const read = await checkInput(ReportForm, {
      ...least, child: { idNumber: '不详', guardian: { phone: '无' } }, suspects: [{ relation: 'PEER', phone: '13800000000' }, { relation: 'PEER', phone: '?' }], reporter: { unitCode: '91350100M000100Y44', phone: 110 },
    });
    expect([read.child.idNumber, read.child.guardian?.phone, read.suspects?.[1]?.phone, read.reporter?.unitCode, read.reporter?.phone]).toEqual(['不详', '无', '?', '91350100M000100Y44', '110']);
    expect(uncheckedIn(read)).toEqual(['child.idNumber', 'child.guardian.phone', 'suspects.1.phone', 'reporter.phone', 'reporter.unitCode']);
    for (const idNumber of ['430299194912310021', 'E12345678', '43029919491231']) expect(uncheckedIn(await checkInput(ReportForm, { ...least, child: { idNumber } }))).toEqual(['child.idNumber']);
  });

  it.each(['phone', 'idNumber', 'age', 'name'] as const)('never refuses a report for what is written as child.%s', async (name) => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 90 }), async (told) => { expect(await fault({ ...least, child: { [name]: told } })).toBeUndefined(); }));
  });

  it('keeps a story as it was told, but for what cannot be stored', async () => {
    const story = 'a\u200b e\u0301 \u202e \r\n 李';
    expect((await checkInput(ReportForm, { ...least, narrative: story, injuries: 'a\u0000b\ud83d' }))).toMatchObject({ narrative: story, injuries: 'ab\ufffd' });
  });

  it.each([[8, '约8岁'], ['8', '约8岁'], ['八岁', '约八岁'], ['八岁左右', '八岁左右'], ['约8岁', '约8岁'], ['７、8岁', '约７、8岁']])('keeps an age of %j as %s', async (told, age) => {
    const read = await checkInput(ReportForm, { ...least, child: { age: told } });
    expect(read.child.age).toBe(age);
    expect(factsOfForm(read).child).toBeUndefined();
    expect((await checkInput(ReportForm, { ...least, child: { age } })).child.age).toBe(age);
  });

  it('takes a day without an hour where a person says when, and what a date field gives', async () => {
    const read = await checkInput(ReportForm, { ...least, discoveredAt: '2026-05-28', receivedAt: '2026-05-28T08:00+08:00', called110: { called: true, at: '2026-05-28T08:00' } });
    expect([read.discoveredAt, read.receivedAt, read.called110?.at]).toEqual(['2026-05-28', '2026-05-28T00:00:00.000Z', '2026-05-28T00:00:00.000Z']);
  });

  it('takes places by form alone: unknown, old and outside codes too', async () => {
    for (const childNow of ['430221', '999999', '110101001', '430223104208']) expect(await fault({ ...least, childNow })).toBeUndefined();
  });

  it('never throws anything but its own errors, whatever comes', async () => {
    await fc.assert(fc.asyncProperty(fc.oneof(fc.anything(), fc.record({ child: fc.anything(), narrative: fc.anything(), suspects: fc.anything() })), async (body) => {
      expect(await fault(body) ?? 'fine').toMatch(/^(fine|[A-Z0-9_]+ \S.*)$/s);
    }));
  });

  it.each([ReportForm, SupplementForm].map((of) => [of.name, of] as const))('is taken as %s or refused, whatever comes, with nothing of it told back', async (_, of) => {
    await takesOrRefuses(of);
  });

  it('tells everything that is wrong at once, in the order of the form', async () => {
    const wrong = { situations: ['MR01', 'MR10'], suspects: [{ relation: 'PEER', phone: 'x' }, { name: '某' }], narrative: ' ', receivedAt: '2026', hoursSinceHarm: 900_000, child: { birthDate: '2023-02-29', nickname: 'x' } };
    expect(await checkInput(ReportForm, wrong).catch((error: InputRefused) => error.faults)).toEqual([
      { field: 'receivedAt', code: 'INVALID_INSTANT' }, { field: 'child.nickname', code: 'UNKNOWN_FIELD' }, { field: 'child.birthDate', code: 'INVALID_DATE' },
      { field: 'situations.1', code: 'INVALID_INPUT', allowed: [...SITUATIONS] }, { field: 'suspects.1.relation', code: 'INVALID_INPUT', allowed: [...SUSPECT_RELATIONS] },
      { field: 'hoursSinceHarm', code: 'TOO_LARGE', limit: 876_000 },
    ]);
    expect(await checkInput(ReportForm, { narrative: ' ', danger: 'HIGH' }).catch((error: InputRefused) => error.faults.map(({ field, code }) => `${field} ${code}`)))
      .toEqual(['child CHILD_REQUIRED', 'danger INVALID_INPUT', 'situations NOTHING_SAID']);
  });

  it('lets a supplement say anything of it but what only the filing says, and at least something', async () => {
    expect(await fault({ danger: 'NONE' }, SupplementForm)).toBeUndefined();
    expect(await fault({}, SupplementForm)).toBe('NOTHING_SAID narrative');
    expect(await fault({ onBehalf: true }, SupplementForm)).toBe('UNKNOWN_FIELD onBehalf');
    expect(await fault({ reporter: { kind: 'VILLAGE' } }, SupplementForm)).toBe('UNKNOWN_FIELD reporter.kind');
  });
});

describe('the form, cut by who may read it', () => {
  let form: ReportForm;
  beforeAll(async () => { form = await checkInput(ReportForm, whole); });

  it.each([true, false])('loses nothing (confidential: %s)', (confidential) => {
    const { story, sealedStory, suspicion, sealedSuspicion } = splitForm(form, confidential);
    const { reporter: _, onBehalf: _recorded, ...entered } = form;
    expect(joinForm(story, sealedStory, suspicion, sealedSuspicion)).toEqual(entered);
  });

  it('keeps who is suspected, every number and the reporter out of the story', () => {
    const { story } = splitForm(form, false);
    expect(JSON.stringify(story)).not.toMatch(/"甲"|监护人|舅舅某|侄子|报告人|某校|1[35679]00000000|1[35679]\d{9}|43029919491231002X|000000000003|000000000004|onBehalf/);
  });

  it("keeps what would tell a confidential reporter's kind for leads", () => {
    const { story } = splitForm(form, true);
    expect(Object.keys(story)).not.toEqual(expect.arrayContaining(['teacher']));
    for (const telling of ['teacher', 'doctor', 'village', 'supervisorFiling']) expect(story).not.toHaveProperty(telling);
  });
});
