import { describe, expect, it } from '@jest/globals';
import { deskActions, deskState, expectClosingDay } from '../desks/desk.domain.js';
import { commonPasswords } from './common-passwords.js';
import { expectGoodPassword, moveStaff, staffActions, staffMoves, STAFF_STATUSES, type StaffMove } from './staff.domain.js';

describe('an account', () => {
  it('makes exactly the moves its status allows, and those alone are shown', () => {
    for (const status of STAFF_STATUSES) {
      for (const move of Object.keys(staffMoves) as StaffMove[]) {
        if (staffActions(status).includes(move)) expect(moveStaff(status, move)).toBe(staffMoves[move].to);
        else expect(() => moveStaff(status, move)).toThrow('STAFF_STATUS_CONFLICT');
      }
    }
  });

  it('takes no password that is short, old or its own name', () => {
    for (const password of ['12345678901', '十一个字的密码不够长度', 'old-password-1', 'my-psb.yx-password']) {
      expect(() => expectGoodPassword(password, { account: 'psb.yx', old: 'old-password-1', common: commonPasswords() })).toThrow('PASSWORD_WEAK');
    }
    expect(() => expectGoodPassword('correct horse battery', { account: 'psb.yx', old: 'old', common: commonPasswords() })).not.toThrow();
  });
});

describe('a desk', () => {
  it('is closed from its closing day on', () => {
    const desk = { opensOn: '2026-05-01', closesOn: '2026-06-01' };
    expect(['2026-04-30', '2026-05-01', '2026-05-31', '2026-06-01'].map((day) => deskState(desk, day))).toEqual(['PLANNED', 'OPEN', 'OPEN', 'CLOSED']);
    expect(deskActions('CLOSED')).toEqual([]);
  });

  it('closes neither before it opened nor in the past', () => {
    expect(() => expectClosingDay({ opensOn: '2026-05-01' }, '2026-04-30', '2026-04-01')).toThrow('DESK_DATES_INVALID');
    expect(() => expectClosingDay({ opensOn: '2026-05-01' }, '2026-05-10', '2026-05-11')).toThrow('DESK_DATES_INVALID');
    expect(() => expectClosingDay({ opensOn: '2026-05-01' }, '2026-05-11', '2026-05-11')).not.toThrow();
  });
});
