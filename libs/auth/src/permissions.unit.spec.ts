import { describe, expect, it } from '@jest/globals';
import { allows } from './permissions.js';
import type { PrincipalDesk, StaffPrincipal } from './principal.js';

const person = (...desks: Omit<PrincipalDesk, 'jurisdiction'>[]): StaffPrincipal =>
  ({ kind: 'STAFF', staff: 's', organisation: 'o', organisationType: 'SCHOOL', roles: [], desks: desks.map((desk) => ({ ...desk, jurisdiction: '430223' })) });

describe('a permission for a function at a desk', () => {
  const rule = { desk: 'MEMBER', agencies: ['SCHOOL', 'DPF'], functions: ['CLERK', 'TEACHER'] } as const;

  it.each([
    ['who is one there', [{ id: 'a', agency: 'SCHOOL', role: 'MEMBER', functions: ['CLERK'] }], true],
    ['a teacher of one class', [{ id: 'a', agency: 'SCHOOL', role: 'MEMBER', functions: ['TEACHER:3:2'] }], true],
    ['nobody by the beginning of a word', [{ id: 'a', agency: 'SCHOOL', role: 'MEMBER', functions: ['CLERKS'] }], false],
    ['nobody without one, nor a supervisor', [{ id: 'a', agency: 'SCHOOL', role: 'SUPERVISOR' }], false],
    ['nobody who is one at a desk of another agency', [{ id: 'a', agency: 'SCHOOL', role: 'MEMBER' }, { id: 'b', agency: 'EDU', role: 'MEMBER', functions: ['CLERK'] }], false],
  ] as [string, Omit<PrincipalDesk, 'jurisdiction'>[], boolean][])('is had by %s', (_, desks, expected) => {
    expect(allows(rule, person(...desks))).toBe(expected);
  });
});
