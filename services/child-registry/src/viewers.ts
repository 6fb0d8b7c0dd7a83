import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';

/**
 * As what somebody looks at files: with their desks, and with each post they hold as a desk of its village. Whatever reads or changes a file
 * asks this first; scopes, row security and moves see the result.
 */
@Injectable()
export class Viewers {
  /** Posts come with their own feature: until then desks alone. */
  of(principal: StaffPrincipal): Promise<StaffPrincipal> {
    return Promise.resolve(principal);
  }
}
