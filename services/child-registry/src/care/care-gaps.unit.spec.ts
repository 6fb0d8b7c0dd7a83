import { describe, expect, it } from '@jest/globals';
import { plainDate } from '@referrals/calendar';
import { workedCases } from '../../test/worked-cases.js';
import { rules430200 } from '../pack/packs.js';
import { careGaps, type CareGapsInput } from './care-gaps.domain.js';

const asked: CareGapsInput = { on: plainDate('2026-05-10'), birthDate: plainDate('2015-01-01'), caregivers: [{ basis: 'GUARDIAN', from: plainDate('2025-01-01') }] };
const agreed = { from: plainDate('2026-01-01'), exclusions: [], signed: true, toldVillage: true, childHeard: true, capacity: 'FULL' } as const;
const codes = (more: Partial<CareGapsInput>): string[] => careGaps({ ...asked, ...more }, rules430200).gaps.map(({ code }) => code);

describe('careGaps', () => {
  it.each(workedCases('ages-visits-care', 'careGaps'))('%s', (_, { input, expected }) => {
    expect(careGaps(input, rules430200)).toEqual(expected);
  });

  it.each<[string, Partial<CareGapsInput>, string[]]>([
    ['all in order', { delegation: agreed }, []],
    ['alone, of unknown age', { birthDate: null, alone: true, unattended: true }, ['ALONE_UNDER_16', 'UNATTENDED']],
    ['alone at sixteen', { birthDate: plainDate('2010-05-09'), alone: true }, []],
    ['unattended at eight', { birthDate: plainDate('2018-05-09'), unattended: true }, []],
    ['unattended and in need of care', { unattended: true, specialCare: true }, ['UNATTENDED']],
    ['a delegate of seventeen', { delegation: { ...agreed, delegateBirthDate: plainDate('2008-05-10') } }, ['DELEGATE_NOT_CAPABLE']],
    ['a delegate of eighteen', { delegation: { ...agreed, delegateBirthDate: plainDate('2008-05-09') } }, []],
    ['nobody asked what excludes', { delegation: { ...agreed, exclusions: null } }, ['DELEGATE_UNCHECKED']],
    ['a child not heard, of unknown age', { birthDate: null, delegation: { ...agreed, childHeard: null } }, []],
    ['in foster care while the parents are away', { parentsAway: true, caregivers: [{ basis: 'FOSTER', from: plainDate('2025-01-01') }], parentContact: { askedOn: plainDate('2026-04-09'), lastOn: plainDate('2026-04-09') } }, []],
    ['asked 32 days ago', { parentsAway: true, delegation: agreed, parentContact: { askedOn: plainDate('2026-04-08'), lastOn: plainDate('2026-04-08') } }, ['PARENT_CONTACT_NOT_ASKED']],
    ['the parents never called', { parentsAway: true, delegation: agreed, parentContact: { askedOn: plainDate('2026-05-10'), lastOn: null } }, ['PARENT_CONTACT_LATE']],
  ])('%s', (_, more, expected) => {
    expect(codes(more)).toEqual(expected);
  });
});
