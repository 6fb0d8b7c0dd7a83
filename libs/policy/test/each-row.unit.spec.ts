import { describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import { evaluate, routingPack430200Version2 as pack, type Facts } from '../src/index.js';
import { school } from './demo-directory.js';

type Told = Omit<Facts, 'at'>;
const at = instant('2026-05-11T08:20:00+08:00');
/** On 2026-05-11: completed years, from the day after the birthday. */
const aged = (years: number): { birthDate: string } => ({ birthDate: `${2026 - years}-05-10` });
const by = (kind: NonNullable<NonNullable<Facts['reporter']>['kind']>, confidential = false): { kind: typeof kind; confidential: boolean } => ({ kind, confidential });
const labour = { concerns: ['CHILD_LABOUR'] } satisfies Told;
const far = { childNow: '430202', harmPlace: '430223', residence: '430223' } satisfies Told;
const same = { childNow: '430202', harmPlace: '430202104', residence: '430202' } satisfies Told;

/** For every row: what makes it hold, what comes close and does not, and what it gives. */
const rows: readonly [number, string, readonly Told[], readonly Told[]][] = [
  [1, 'LEAD PSB',
    [{ situations: ['MR09'] }, { concerns: ['SEXUAL_HARASSMENT'] }, { concerns: ['NO_CAREGIVER'] }, { caregiver: 'ABSENT' }, { concerns: ['SERIOUS_BULLYING'] },
      { concerns: ['DOMESTIC_VIOLENCE'] }, { concerns: ['SERIOUS_INJURY'] }, { concerns: ['NEGLECT_SERIOUS'] }, { danger: 'IMMINENT' }],
    [{ situations: [] }, { danger: 'POSSIBLE' }, { caregiver: 'PRESENT' }, { concerns: ['NEGLECT_MILD'] }, { concerns: ['CORPORAL_PUNISHMENT'] }]],
  [2, 'SUPPORT CIV', [{ situations: ['MR05'] }], [{ concerns: ['ONLINE_HARM'] }]],
  [3, 'SUPPORT EDU',
    [{ situations: ['MR04'], child: aged(6) }, { situations: ['MR04'], child: { birthDate: '2008-05-11' } }, { situations: ['MR04'], school: school.id },
      { situations: ['MR04'], suspects: [{ relation: 'PEER' }] }, { situations: ['MR04'], reporter: by('TRAINING_CENTRE') }],
    [{ situations: ['MR04'], child: { birthDate: '2020-05-11' } }, { situations: ['MR04'], child: aged(18) }, { situations: ['MR04'] }, { school: school.id }]],
  [4, 'NOTICE EDU', [{ situations: ['MR04'], reporter: by('KINDERGARTEN') }], [{ situations: ['MR04'], reporter: by('SCHOOL', true) }, { situations: ['MR04'], reporter: by('CHILDCARE') }]],
  [5, 'NOTICE HLTH', [{ situations: ['MR04'], reporter: by('HOSPITAL') }, { situations: ['MR04'], reporter: by('CHILDCARE') }], [{ situations: ['MR04'], reporter: by('HOSPITAL', true) }]],
  [6, 'NOTICE TOWNSHIP', [{ situations: ['MR04'], reporter: by('VILLAGE') }], [{ situations: ['MR04'], reporter: by('VILLAGE', true) }]],
  [7, 'NOTICE CIV',
    [{ situations: ['MR04'], reporter: by('WELFARE_INSTITUTION') }, { situations: ['MR04'], reporter: by('TOWNSHIP') }],
    [{ situations: ['MR04'], reporter: by('TOWNSHIP', true) }, { reporter: by('TOWNSHIP') }]],
  [8, 'NOTICE PROC, NOTICE WF', [{ situations: ['MR01'] }, { situations: ['MR02'] }, { situations: ['MR03'] }, { concerns: ['SEXUAL_ASSAULT'] }], [{ situations: ['MR04'] }]],
  [9, 'LEAD EDU',
    [{ concerns: ['SEXUAL_ASSAULT'], reporter: by('SCHOOL') }, { concerns: ['SERIOUS_BULLYING'], reporter: by('CHILDCARE') }, { concerns: ['SERIOUS_BULLYING'], school: school.id, reporter: by('SCHOOL', true) }],
    [{ concerns: ['SERIOUS_BULLYING'], reporter: by('PUBLIC') }, { concerns: ['SEXUAL_ASSAULT'], reporter: by('SCHOOL', true) }, { concerns: ['SEXUAL_ASSAULT'], school: school.id }, { concerns: ['SERIOUS_INJURY'], reporter: by('SCHOOL') }]],
  [10, 'LEAD EDU', [{ suspects: [{ relation: 'STAFF' }] }, { concerns: ['CORPORAL_PUNISHMENT'] }], [{ suspects: [{ relation: 'PEER' }] }]],
  [11, 'SUPPORT WF', [{ concerns: ['DOMESTIC_VIOLENCE'] }], [{ situations: ['MR04'] }]],
  [12, 'LEAD CIV, LEAD PSB, SUPPORT RPI', [{ situations: ['MR06'] }, { concerns: ['NO_CAREGIVER'] }, { caregiver: 'ABSENT' }], [{ caregiver: 'PRESENT' }]],
  [13, 'LEAD CIV, SUPPORT VILLAGE', [{ concerns: ['GUARDIAN_INCAPACITATED'] }], [{ concerns: ['NO_CAREGIVER'] }]],
  [14, 'SUPPORT RPI, NOTICE PROC', [{ situations: ['MR07'] }], [{ situations: ['MR08'] }]],
  [15, 'LEAD PSB, SUPPORT CIV, SUPPORT RPI', [{ situations: ['MR08'] }, { concerns: ['BEGGING'] }, { concerns: ['RUNAWAY'] }], [{ situations: ['MR07'] }]],
  [16, 'SUPPORT RPI, NOTICE PROC',
    [{ situations: ['MR09'], suspects: [{ relation: 'GUARDIAN_PARTNER' }] }, { situations: ['MR09'], suspects: [{ relation: 'CAREGIVER' }] }, { situations: ['MR09'], suspects: [{ relation: 'RELATIVE', cohabiting: true }] }],
    [{ situations: ['MR09'], suspects: [{ relation: 'RELATIVE' }] }, { situations: ['MR09'], suspects: [{ relation: 'ACQUAINTANCE', cohabiting: true }] }, { suspects: [{ relation: 'GUARDIAN' }] }]],
  [17, 'LEAD VILLAGE, NOTICE TOWNSHIP, NOTICE CIV, NOTICE WF', [{ concerns: ['NEGLECT_MILD'] }], [{ concerns: ['NEGLECT_MILD'], reporter: by('VILLAGE') }, { concerns: ['NEGLECT_MILD'], reporter: by('PUBLIC', true) }]],
  [18, 'LEAD TOWNSHIP, SUPPORT VILLAGE, NOTICE CIV, NOTICE WF', [{ concerns: ['NEGLECT_MILD'], reporter: by('VILLAGE') }, { concerns: ['NEGLECT_MILD'], reporter: by('PUBLIC', true) }], [{ concerns: ['NEGLECT_MILD'], reporter: by('TOWNSHIP') }]],
  [19, 'SUPPORT WF', [{ concerns: ['NEGLECT_SERIOUS'] }], [{ concerns: ['NEGLECT_MILD'] }]],
  [20, 'LEAD VILLAGE, SUPPORT TOWNSHIP, SUPPORT CIV', [{ concerns: ['DELEGATED_CARE_UNFIT'], reporter: by('SCHOOL') }], [{ concerns: ['DELEGATED_CARE_UNFIT'], reporter: by('SCHOOL', true) }]],
  [21, 'LEAD TOWNSHIP, SUPPORT VILLAGE, SUPPORT CIV', [{ concerns: ['DELEGATED_CARE_UNFIT'], reporter: by('VILLAGE') }], [{ concerns: ['DELEGATED_CARE_UNFIT'] }]],
  [22, 'LEAD CIV, NOTICE PROC', [{ concerns: ['REVOCATION_GROUNDS'] }], [{ concerns: ['GUARDIAN_INCAPACITATED'] }]],
  [23, 'LEAD EDU, SUPPORT TOWNSHIP, NOTICE CIV',
    [{ concerns: ['DROPOUT'] }, { concerns: ['DROPOUT'], child: aged(6) }, { concerns: ['DROPOUT'], child: { compulsoryEducationDone: false } }],
    [{ concerns: ['DROPOUT'], child: { compulsoryEducationDone: true } }, { concerns: ['DROPOUT'], child: aged(18) }, { concerns: ['DROPOUT'], child: aged(5) }]],
  [24, 'SUPPORT PSB', [{ concerns: ['DROPOUT'], whereabouts: 'UNKNOWN' }], [{ concerns: ['DROPOUT'] }, { concerns: ['DROPOUT'], whereabouts: 'KNOWN' }, { whereabouts: 'UNKNOWN' }]],
  [25, 'LEAD HRSS, SUPPORT PSB, SUPPORT EDU', [labour, { ...labour, child: aged(15) }, { ...labour, child: { birthDate: '2026-05-12' } }], [{ ...labour, child: aged(16) }]],
  [26, 'LEAD PSB',
    [{ ...labour, child: aged(13) }, { ...labour, labour: 'FORCED' }, { ...labour, labour: 'HAZARDOUS', child: aged(15) }],
    [labour, { ...labour, child: aged(14) }, { ...labour, labour: 'OTHER', child: aged(15) }, { ...labour, labour: 'FORCED', child: aged(16) }]],
  [27, 'LEAD HRSS, SUPPORT PSB', [{ ...labour, labour: 'FORCED', child: aged(16) }], [{ ...labour, labour: 'OTHER', child: aged(16) }, { ...labour, labour: 'FORCED' }]],
  [28, 'NOTICE HRSS', [{ ...labour, child: aged(17) }, { ...labour, labour: 'OTHER', child: aged(16) }], [{ ...labour, labour: 'HAZARDOUS', child: aged(17) }, labour]],
  [29, 'LEAD CAC, LEAD PSB', [{ concerns: ['ONLINE_HARM'] }], [{ concerns: ['MENTAL_HEALTH'] }]],
  [30, 'NOTICE EDU', [{ concerns: ['ONLINE_HARM'], school: school.id }], [{ concerns: ['ONLINE_HARM'], child: aged(10) }]],
  [31, 'LEAD EDU', [{ concerns: ['MENTAL_HEALTH'], suspects: [{ relation: 'PEER' }] }], [{ concerns: ['MENTAL_HEALTH'], child: aged(10) }]],
  [32, 'LEAD CIV', [{ concerns: ['MENTAL_HEALTH'], child: aged(10) }], [{ concerns: ['MENTAL_HEALTH'], school: school.id }]],
  [33, 'LEAD PSB, SUPPORT HLTH', [{ concerns: ['SELF_HARM_RISK'] }], [{ concerns: ['MENTAL_HEALTH'] }]],
  [34, 'SUPPORT EDU', [{ concerns: ['SELF_HARM_RISK'], reporter: by('SCHOOL') }], [{ concerns: ['SELF_HARM_RISK'], reporter: by('PARENT') }]],
  [35, 'LEAD PROC', [{ concerns: ['UNIT_FAILED_DUTY'] }], [{ complainedOf: school.id }]],
  [36, 'NOTICE SUPV, NOTICE PROC', [{ suspects: [{ relation: 'PUBLIC_OFFICIAL' }] }, { suspects: [{ relation: 'VILLAGE_CADRE' }] }], [{ suspects: [{ relation: 'STAFF' }] }]],
  [37, 'LEAD TOWNSHIP, NOTICE CIV', [{ concerns: ['BENEFIT_NEED'] }], [{ concerns: ['DROPOUT'] }]],
  [38, 'LEAD PSB',
    [{ ...far, situations: ['MR04'] }, { ...far, concerns: ['ONLINE_HARM'] }],
    [{ ...same, situations: ['MR04'] }, { ...far, concerns: ['DROPOUT'], whereabouts: 'UNKNOWN' }, { childNow: '430221104', harmPlace: '430212', situations: ['MR04'] }, { harmPlace: '430223', situations: ['MR04'] }]],
  [39, 'SUPPORT CIV',
    [{ ...far, situations: ['MR06'] }, { ...far, concerns: ['RUNAWAY'] }, { ...far, situations: ['MR04'], danger: 'IMMINENT' }],
    [{ ...far, situations: ['MR04'] }, { ...same, situations: ['MR06'] }, { childNow: '430202', situations: ['MR06'] }]],
  [40, 'LEAD COORD', [{}, { concerns: ['DROPOUT'], child: { compulsoryEducationDone: true } }, { suspects: [{ relation: 'STRANGER' }] }, { ...labour, child: aged(17) }], [{ concerns: ['BENEFIT_NEED'] }, { danger: 'IMMINENT' }]],
];

describe('each row of pack 430200', () => {
  it.each(rows)('row %i gives %s, and only when it should', (number, gives, holding, close) => {
    const row = pack.rows[number - 1];
    expect(row?.gives.map(({ role, agency }) => `${role} ${agency}`).join(', ')).toBe(gives);
    const agencies = row?.gives.map(({ agency }) => agency).sort();
    for (const told of holding) {
      const given = evaluate(pack, { at, ...told }).referrals.filter((one) => one.rows.includes(number));
      expect({ told, agencies: given.map(({ agency }) => agency).sort() }).toEqual({ told, agencies });
    }
    for (const told of close) expect({ told, rows: evaluate(pack, { at, ...told }).referrals.flatMap((one) => one.rows) }).toEqual({ told, rows: expect.not.arrayContaining([number]) });
  });

  it('leaves none out', () => {
    expect(rows.map(([number]) => number)).toEqual(pack.rows.map(({ no }) => no));
  });
});
