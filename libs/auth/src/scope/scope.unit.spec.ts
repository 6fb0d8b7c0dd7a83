import { describe, expect, it } from '@jest/globals';
import { binder, nameBinder } from './row-scope.js';
import { Scope } from './scope.js';

const viewer = {
  staff: 'clerk', organisation: 'school', desks: [
    { id: 'a', agency: 'CIV', jurisdiction: '430223' }, { id: 'b', agency: 'TOWNSHIP', jurisdiction: '430223104' }, { id: 'c', agency: 'SCHOOL', jurisdiction: '4302' },
  ],
} as const;
const nobody = { staff: 'guest', organisation: 'inn', desks: [] } as const;

describe('a scope as SQL', () => {
  it('has a branch for each index, and binds what it is asked with', () => {
    const bind = binder();
    const scope = new Scope({ seenBy: [{ desk: 'owner' }, { staff: 'made_by' }], hidden: { desks: 'hidden_desks' } });
    expect(scope.rows(viewer, bind)).toMatchObject({
      branches: ['r.owner = $1::uuid', 'r.owner = $2::uuid', 'r.owner = $3::uuid', 'r.made_by = $4::uuid'],
      hidden: 'NOT (r.hidden_desks && $5::uuid[])', ranges: false,
    });
    expect(bind.values).toEqual(['a', 'b', 'c', 'clerk', ['a', 'b', 'c']]);
  });

  it('leaves out a jurisdiction inside another, and desks of other agencies', () => {
    const bind = binder();
    const scope = new Scope({ seenBy: [{ prefix: 'division', agencies: ['CIV', 'TOWNSHIP'] }] });
    expect(scope.rows(viewer, bind)).toMatchObject({ branches: ['r.division >= $1 AND r.division < $2'], ranges: true });
    expect(bind.values).toEqual(['430223', '430223:']);
  });

  it('asks by equality where a column has so many digits, and by range where none has', () => {
    const bind = binder();
    const scope = new Scope({ seenBy: [{ prefix: 'division', agencies: ['CIV'], digits: { 6: 'county' } }, { prefix: 'division', agencies: ['TOWNSHIP'], digits: { 6: 'county' } }] });
    expect(scope.rows(viewer, bind).branches).toEqual(['r.county = $1', 'r.division >= $2 AND r.division < $3']);
    expect(bind.values).toEqual(['430223', '430223104', '430223104:']);
  });

  it('without a way to see anything is a condition that nothing meets', () => {
    const scope = new Scope({ seenBy: [{ desk: 'owner' }, { team: 'team' }, { post: 'post' }, { organisation: 'school', agencies: ['SCHOOL'] }, { prefix: 'division', agencies: ['CIV'] }] });
    expect(scope.condition(nobody, binder())).toBe('false');
  });

  it('has a branch for each desk at which something is somebody’s own', () => {
    const bind = binder();
    expect(new Scope({ seenBy: [{ staff: 'staff', at: 'desk' }] }).rows({ ...viewer, desks: viewer.desks.slice(0, 2) }, bind).branches)
      .toEqual(['r.staff = $1::uuid AND r.desk = $2::uuid', 'r.staff = $3::uuid AND r.desk = $4::uuid']);
    expect(bind.values).toEqual(['clerk', 'a', 'clerk', 'b']);
    expect(new Scope({ seenBy: [{ staff: 'staff', at: 'desk' }] }).condition(nobody, binder())).toBe('false');
  });

  it('binds by name where a query builder asks', () => {
    const bind = nameBinder();
    expect(new Scope({ seenBy: [{ staff: 'made_by' }] }).condition(nobody, bind)).toBe('((r.made_by = :v0::uuid)) AND true');
    expect(bind.values).toEqual({ v0: 'guest' });
  });
});

describe('a scope asked of a row', () => {
  const scope = new Scope({ seenBy: [{ desk: 'owner' }, { prefix: 'division', agencies: ['CIV'] }], hidden: { staff: 'hidden_staff' } });

  it('hides what does not say from whom it is hidden', () => {
    expect([[], ['clerk'], null, undefined].map((hidden) => scope.shows(viewer, { owner: 'a', division: null, hidden_staff: hidden }))).toEqual([true, false, false, false]);
  });
});
