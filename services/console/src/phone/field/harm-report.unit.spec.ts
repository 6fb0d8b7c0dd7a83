import { describe, expect, it } from '@jest/globals';
import { toBody } from '../report/to-body';
import { reportOf } from './harm-report';
import type { ChildCard } from './types';

const due = { state: 'SOON', dueOn: null, lastOn: null } as const;
const card: ChildCard = {
  id: 'c', number: 'n', name: '某童', sex: 'MALE', age: 8, county: '430223', status: 'ACTIVE', version: 1, careDivision: '430223101001', birthDate: '2018-01-02', birthPrecision: 'EXACT', household: null,
  school: null, schooling: null, categories: ['LEFT_BEHIND'], tier: 'BASIC', contact: due, visit: due, notSeen: 0,
};

describe('a report begun from the list', () => {
  it('knows the child, and nothing of what happened', () => {
    const { discoveredAt, ...body } = toBody(reportOf(card));
    expect(Date.parse(discoveredAt ?? '')).not.toBeNaN();
    expect(body).toEqual({ child: { name: '某童', sex: 'MALE', birthDate: '2018-01-02', categories: ['LEFT_BEHIND'] }, residence: '430223101001' });
  });

  it('leaves out what the list does not know', () => {
    expect(toBody(reportOf({ ...card, name: null, sex: null, birthDate: null, categories: [] })).child).toEqual({ age: '8' });
  });
});
