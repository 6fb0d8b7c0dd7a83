import type { StaffPrincipal } from '@referrals/auth';

/**
 * As whom somebody looks at duties. A service in which offices owe that are no desks of the directory (posts) shows these to their holders as
 * desks of theirs; in all others everybody looks as they sign in.
 */
export abstract class DutyViewers {
  abstract of(principal: StaffPrincipal): Promise<StaffPrincipal>;
}

export const asTheySignIn: DutyViewers = { of: (principal) => Promise.resolve(principal) };
