import { describe, expect, it } from '@jest/globals';
import { findFaults, type RoleFacts } from './protection.domain.js';

/** Roles are the whole cluster's, so these are not broken in a database that others use. */
describe('roles that policies would not hold', () => {
  const faultsOf = (role: RoleFacts) => findFaults({ roles: [role], relations: [], policies: [], functions: [] });

  it('bypass row security', () => {
    expect(faultsOf({ role: 'referrals_directory_worker', bypasses: true, becomes: [] })).toEqual([{ on: 'referrals_directory_worker', kind: 'ROLE_BYPASSES' }]);
  });

  it('serve requests and can become another', () => {
    const becomes = ['referrals_directory_worker'];
    expect(faultsOf({ role: 'referrals_directory_app', bypasses: false, becomes })).toEqual([{ on: 'referrals_directory_app', kind: 'ROLE_BECOMES', detail: becomes[0] }]);
    expect(faultsOf({ role: 'referrals_directory_bus', bypasses: false, becomes: ['referrals_bus'] })).toEqual([]);
  });
});
