import { describe, expect, it } from '@jest/globals';
import { addMillis, instant } from '@referrals/calendar';
import { idNumberCheck } from '@referrals/policy';
import { checkInput } from '@referrals/service-kit';
import { factsAfter, factsOfForm, type KeptFacts } from './facts-of-form.domain.js';
import { ReportForm, SupplementForm } from './report-form.dto.js';
import { newWarnings, warningsIn } from './warnings.domain.js';
import { warningView } from './warnings.dto.js';

const at = instant('2026-05-11T08:20:00+08:00');
const later = addMillis(at, 3_600_000);
const numbered = (born: string, sex: 'MALE' | 'FEMALE' = 'FEMALE'): string => {
  const seventeen = `430299${born.replaceAll('-', '')}00${sex === 'MALE' ? 1 : 2}`;
  return seventeen + idNumberCheck(seventeen);
};
const form = (body: object): Promise<ReportForm> => checkInput(ReportForm, { situations: ['MR04'], child: {}, ...body });
const told = async (body: object) => ({ at, form: await form(body) });
const added = async (body: object) => ({ at: later, form: await checkInput(SupplementForm, body) });
const codes = (warnings: ReturnType<typeof warningsIn>): string[] => warnings.map(({ field, code }) => `${field} ${code}`);

describe('what is told to who can mend it', () => {
  it.each<[object, string[]]>([
    [{ child: { birthDate: '2014-06-01', idNumber: numbered('2014-06-01'), sex: 'FEMALE' } }, []],
    [{ child: { birthDate: '2014-06-01', idNumber: numbered('2009-06-01') } }, ['child.birthDate ID_NUMBER_BIRTH_DATE_DIFFERS']],
    [{ child: { sex: 'MALE', idNumber: numbered('2014-06-01') } }, ['child.sex ID_NUMBER_SEX_DIFFERS']],
    [{ child: { idNumber: numbered('2014-06-01').replace(/.$/, 'x-') } }, ['child.idNumber UNCHECKED']],
    [{ child: { birthDate: '2099-01-01' } }, ['child.birthDate BIRTH_DATE_IN_FUTURE']],
    [{ child: { idNumber: numbered('1990-06-01') } }, ['child.birthDate NOT_A_MINOR']],
    [{ child: { birthDate: '2014-06-01', age: 8 } }, ['child.age AGE_BIRTH_DATE_DIFFERS']],
    [{ child: { birthDate: '2014-06-01', age: '约12岁' } }, []],
    [{ harmDate: '2026-05-12' }, ['harmDate HARM_DATE_IN_FUTURE']],
    [{ harmDate: '2013-05-12', child: { birthDate: '2014-06-01' } }, ['harmDate HARM_BEFORE_BIRTH']],
    [{ harmDate: '2026-05-10', discoveredAt: '2026-05-09' }, ['discoveredAt DISCOVERED_BEFORE_HARM']],
    [{ harmDate: '2026-05-10', discoveredAt: '2026-05-10' }, []],
    [{ discoveredAt: '2035-01-01T00:00:00Z', receivedAt: '2026-05-12', called110: { called: true, at: '2026-05-11T09:00' }, alreadyReported: [{ to: '公安', at: '2100-01-01' }] },
      ['alreadyReported.0.at TIME_IN_FUTURE', 'called110.at TIME_IN_FUTURE', 'discoveredAt TIME_IN_FUTURE', 'receivedAt TIME_IN_FUTURE']],
    [{ discoveredAt: '2026-05-11', receivedAt: '2026-05-11T08:20:59+08:00' }, []],
    [{ situations: ['MR02'], child: { birthDate: '2010-06-01' } }, ['harmDate AGE_AT_HARM_UNKNOWN', 'situations AGE_SITUATION_MISMATCH']],
    [{ reporter: { phone: '不详' } }, ['reporter.phone UNCHECKED']],
  ])('of %j: %j', async (body, expected) => {
    const found = warningsIn([await told(body)]);
    expect(codes(found)).toEqual(expected);
    for (const warning of found) expect(warningView(warning).text).toMatch(/[\u4e00-\u9fff].*。$/);
  });

  it('says of a supplement what is new with it, also where it contradicts what was told before', async () => {
    const filing = await told({ child: { birthDate: '2014-06-01' }, discoveredAt: '2035-01-01' });
    expect(codes(newWarnings([filing, await added({ child: { idNumber: numbered('2009-06-01') } })]))).toEqual(['child.birthDate ID_NUMBER_BIRTH_DATE_DIFFERS']);
    const mended = [filing, await added({ child: { idNumber: numbered('2009-06-01') } }), await added({ child: { birthDate: '2009-06-01' } })];
    expect(codes(warningsIn(mended))).toEqual(['discoveredAt TIME_IN_FUTURE']);
  });
});

describe('the birth date that routing knows', () => {
  const filed = async (child: object): Promise<KeptFacts> => ({ ...factsOfForm(await form({ child })), at });
  const after = async (before: KeptFacts, child: object): Promise<KeptFacts> => factsAfter(before, await checkInput(SupplementForm, { child, danger: 'NONE' }));

  it('is the one of the ID number while nobody tells one, and the one that is told from then on', async () => {
    const byNumber = await filed({ idNumber: numbered('2014-06-01') });
    expect(byNumber).toMatchObject({ child: { birthDate: '2014-06-01' }, birthDateFrom: 'ID_NUMBER' });
    expect((await after(byNumber, { idNumber: numbered('2012-06-01') })).child?.birthDate).toBe('2012-06-01');
    const byWord = await after(byNumber, { birthDate: '2013-06-01' });
    expect(byWord.child?.birthDate).toBe('2013-06-01');
    expect(byWord).not.toHaveProperty('birthDateFrom');
    const still = await after(byWord, { idNumber: numbered('2012-06-01') });
    expect(still.child?.birthDate).toBe('2013-06-01');
    expect(still).not.toHaveProperty('birthDateFrom');
    expect((await after(await filed({}), { idNumber: numbered('2012-06-01') }))).toMatchObject({ child: { birthDate: '2012-06-01' }, birthDateFrom: 'ID_NUMBER' });
  });

  it('is never taken from what is no ID number, nor from an age', async () => {
    for (const child of [{ idNumber: '不详' }, { idNumber: `${numbered('2014-06-01').slice(0, 17)}Y` }, { age: 8 }]) expect((await filed(child)).child).toBeUndefined();
    expect((await filed({ birthDate: '2013-06-01', idNumber: numbered('2014-06-01') })).child?.birthDate).toBe('2013-06-01');
  });
});
