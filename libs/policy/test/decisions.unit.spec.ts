import { describe, expect, it } from '@jest/globals';
import { AGENCIES, TELLS, type Agency } from '@referrals/contracts';
import {
  decisionCode, decisionCodes, feedbackText, mayConclude, mayDecide, mayReturn, mayWithhold, returnReasons, type DecisionCode,
} from '../src/index.js';

const every: readonly (readonly [Agency, DecisionCode])[] = AGENCIES.flatMap((agency) => decisionCodes[agency].map((code) => [agency, code] as const));
const codes = (agency: Agency, which: (code: DecisionCode) => boolean): string[] => decisionCodes[agency].filter(which).map(({ code }) => code);
const told = { tell: 'FULL', withheld: false, ends: false } as const;

/** Code by code with its level: the whole of what an agency can say. */
const levels: Readonly<Partial<Record<Agency, string>>> = {
  PSB: 'RECEIVED A ADMIN_ACCEPTED A CRIM_FILED A TRANSFERRED A ADMIN_TO_CRIM A REMOVED B COERCIVE C TO_PROSECUTION A NOT_FILED A NOT_POLICE A DUPLICATE A PENALTY B NO_PENALTY B WARNING_LETTER B CRITICISED B ADMONISHED B FAMILY_EDU B CORRECTIVE C WITHDRAWN A FOUND B MEDIATED B',
  EDU: 'FILED A BULLYING_YES B BULLYING_NO B STAFF_SUSPENDED B STAFF_BARRED B RECTIFY B RESETTLED C COUNSELLED C RETURN_ORDER B RETURNED A SPECIAL_EDU C TO_POLICE A UNFOUNDED A NOT_OURS A',
  CIV: 'VISITED B NOT_FOUND B TEMP_GUARDIAN B PLACED C NOT_ELIGIBLE A ASSESSED C CONFERENCED B SENT_BACK B REVOKE_APPLIED B LONG_TERM B AID B AID_REFUSED C TO_OTHER_PLACE A FOLLOW_UP B NOT_OURS A',
  HLTH: 'TREATED C EVIDENCE_KEPT C PSY_STARTED C REFERRED C NO_SHOW C UNIT_RECTIFY B NOT_OURS A',
  PROC: 'LEAD_LOGGED A TO_POLICE A EARLY_IN C WHY_NOT B FILE_NOTICE A SUPERVISION_UNFOUNDED B ARREST_YES C ARREST_NO C PROSECUTED A NOT_PROSECUTED A SUGGESTION B GUARD_ORDER B SUPPORT_SUIT B PUBLIC_INTEREST A AID C BACKCHECK C NOT_OURS A',
  WF: 'VISITED B FAMILY_EDU B ORDER_APPLIED B AID_REFERRED B REFUSED B NOT_OURS A',
  COURT: 'ORDER_ACCEPTED C ORDER_MADE B ORDER_REFUSED C ORDER_CHANGED C REVOKED B NOT_REVOKED B RESTORED B FAMILY_EDU_ORDER B JUDGMENT A BAN B JUD_SUGGESTION B NOT_OURS A',
  TOWNSHIP: 'DONE B UNFOUNDED A NOT_OURS A',
  COORD: 'DONE B UNFOUNDED A NOT_OURS A',
};

describe('the codes an agency can report', () => {
  it.each(Object.entries(levels) as [Agency, string][])('%s', (agency, expected) => {
    expect(decisionCodes[agency].map(({ code, tell }) => `${code} ${tell}`).join(' ')).toBe(expected);
  });

  it('are whole: each agency can decide and end, each code has a Chinese name and stands once', () => {
    for (const agency of AGENCIES) {
      expect(codes(agency, mayDecide)).not.toEqual([]);
      expect(codes(agency, mayConclude)).not.toEqual([]);
      expect(new Set(decisionCodes[agency].map(({ code }) => code)).size).toBe(decisionCodes[agency].length);
    }
    for (const [, code] of every) expect([code.code, mayDecide(code) || mayConclude(code), code.zh]).toEqual([expect.stringMatching(/^[A-Z_]+$/), true, expect.stringMatching(/\p{Script=Han}/u)]);
  });

  it('RPI answers as civil affairs does; agencies without codes of their own share two', () => {
    expect(decisionCodes.RPI).toEqual(decisionCodes.CIV);
    for (const agency of ['CAC', 'HRSS', 'SUPV', 'VILLAGE'] as const) expect(decisionCodes[agency]).toEqual(decisionCodes.TOWNSHIP);
  });

  it('police either leave it open or end it, never either', () => {
    expect(codes('PSB', mayDecide)).toEqual(['RECEIVED', 'ADMIN_ACCEPTED', 'CRIM_FILED', 'TRANSFERRED', 'ADMIN_TO_CRIM', 'REMOVED', 'COERCIVE', 'TO_PROSECUTION']);
    expect(codes('PSB', (code) => mayDecide(code) && mayConclude(code))).toEqual([]);
  });

  it('of the others only what is not finished cannot end, and only handing it away cannot leave it open', () => {
    const others = every.filter(([agency]) => agency !== 'PSB');
    expect(others.filter(([, code]) => !mayConclude(code)).map(([agency, { code }]) => `${agency} ${code}`)).toEqual(['CIV NOT_FOUND', 'HLTH NO_SHOW', 'RPI NOT_FOUND', 'WF REFUSED']);
    expect(new Set(others.filter(([, code]) => !mayDecide(code)).map(([, { code }]) => code))).toEqual(new Set(['NOT_OURS']));
  });

  it('hand over to the agency named, or to police', () => {
    const handing = every.filter(([, code]) => code.handsOverTo !== undefined).map(([agency, { code, handsOverTo }]) => `${agency} ${code} ${handsOverTo}`);
    const named = AGENCIES.filter((agency) => agency !== 'PSB').map((agency) => `${agency} NOT_OURS NAMED`);
    expect(handing.sort()).toEqual([...named, 'PSB NOT_POLICE NAMED', 'EDU TO_POLICE PSB', 'PROC TO_POLICE PSB'].sort());
    expect(every.filter(([, code]) => code.mediation).map(([agency, { code }]) => `${agency} ${code}`)).toEqual(['PSB MEDIATED']);
  });

  it('belong to their agency only', () => {
    expect(decisionCode('EDU', 'CRIM_FILED')).toBeUndefined();
    expect(decisionCode('PSB', 'NOT_OURS')).toBeUndefined();
    expect(decisionCode('PSB', 'toString')).toBeUndefined();
  });

  it('police, procuratorate and court do not return; only police hold back', () => {
    expect(AGENCIES.filter((agency) => !mayReturn(agency))).toEqual(['COURT', 'PROC', 'PSB']);
    expect(AGENCIES.filter(mayWithhold)).toEqual(['PSB']);
    expect(Object.keys(returnReasons).length).toBeGreaterThan(0);
  });
});

describe('what the reporter is told', () => {
  it('the agency’s own sentence where the fact may be told, else what it did', () => {
    expect(feedbackText('PSB', 'CRIM_FILED', { ...told, text: ' 已立案侦查。 ' })).toBe('已立案侦查。');
    expect(feedbackText('PSB', 'CRIM_FILED', told)).toContain('立案');
  });

  it('a general sentence at level B, whatever the agency wrote', () => {
    expect(feedbackText('PSB', 'REMOVED', { ...told, text: '住在某处' })).toBe('已采取保护措施。');
    expect(feedbackText('PSB', 'PENALTY', { ...told, ends: true, text: '拘留五日' })).toBe('已依法处理。');
  });

  it('nothing at level C or held back, but always that it is finished', () => {
    expect(feedbackText('PSB', 'COERCIVE', { ...told, text: '拘留' })).toBeUndefined();
    expect(feedbackText('HLTH', 'TREATED', { ...told, ends: true, text: '手术' })).toBe('已办结。');
    expect(feedbackText('PSB', 'CRIM_FILED', { ...told, withheld: true })).toBeUndefined();
    expect(feedbackText('PSB', 'NOT_FILED', { ...told, withheld: true, ends: true, text: '证据' })).toBe('已办结。');
  });

  it('one level less for whom less may be told, and a child among the suspects is spared', () => {
    expect(feedbackText('PSB', 'CRIM_FILED', { ...told, tell: 'LESS', text: '已立案侦查。' })).toBe('已依法处理。');
    expect(feedbackText('PSB', 'PENALTY', { ...told, tell: 'LESS', ends: true })).toBe('已办结。');
    expect(feedbackText('PROC', 'PROSECUTED', { ...told, minorSuspect: true })).toBeUndefined();
    expect(feedbackText('PROC', 'PROSECUTED', told)).toContain('公诉');
  });

  it('every conclusion tells something, and only level A lets the agency’s words through', () => {
    for (const [agency, { code, tell: level }] of every) {
      for (const tell of TELLS) {
        expect(feedbackText(agency, code, { ...told, tell, ends: true })).toBeTruthy();
        const words = feedbackText(agency, code, { ...told, tell, text: '原话' }) === '原话';
        expect({ code, words }).toEqual({ code, words: level === 'A' && tell === 'FULL' });
      }
    }
  });
});
