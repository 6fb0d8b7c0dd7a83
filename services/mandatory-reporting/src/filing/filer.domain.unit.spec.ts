import { describe, expect, it } from '@jest/globals';
import { ORGANISATION_TYPES } from '@referrals/contracts';
import { filerOf, kindOf } from './filer.domain.js';

const doctor = { staff: 'doctor', organisation: 'hospital', organisationType: 'HOSPITAL' } as const;

describe('who reports', () => {
  it('has the kind of their organisation', () => {
    const kinds = Object.fromEntries(ORGANISATION_TYPES.map((type) => [type, kindOf(type)]));
    expect(kinds).toMatchObject({ SCHOOL: 'SCHOOL', VILLAGE: 'VILLAGE', HOTEL: 'HOTEL', RPI: 'WELFARE_INSTITUTION', CWI: 'WELFARE_INSTITUTION', NGO: 'WELFARE_INSTITUTION', PSB: 'STATE_ORGAN', FIRE: 'STATE_ORGAN' });
    expect(Object.values(kinds).filter((kind) => kind === 'STATE_ORGAN')).toHaveLength(16);
  });

  it('is for themselves what the register says, whatever the form says', () => {
    expect(filerOf(doctor, false, { kind: 'PARENT', organisation: 'another', confidential: true }))
      .toEqual({ facts: { kind: 'HOSPITAL', organisation: 'hospital', confidential: true }, tell: 'FULL' });
  });

  it("is the teller when somebody records it for them; the public is told less", () => {
    const recordedBy = { staff: 'doctor', organisation: 'hospital' };
    expect(filerOf(doctor, true, undefined)).toEqual({ facts: { kind: 'PUBLIC', confidential: false }, tell: 'LESS', recordedBy });
    expect(filerOf(doctor, true, { kind: 'PARENT' })).toEqual({ facts: { kind: 'PARENT', confidential: false }, tell: 'FULL', recordedBy });
  });

  it('is always confidential without sign-in, and told less', () => {
    expect(filerOf(undefined, false, { kind: 'VILLAGE', organisation: 'a village', confidential: false }))
      .toEqual({ facts: { kind: 'VILLAGE', organisation: 'a village', confidential: true }, tell: 'LESS' });
    expect(filerOf(undefined, true, undefined)).toEqual({ facts: { kind: 'PUBLIC', confidential: true }, tell: 'LESS' });
  });
});
