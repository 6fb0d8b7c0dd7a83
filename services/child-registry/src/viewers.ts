import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { shanghaiDate } from '@referrals/calendar';
import { ServiceDatabase, type Tx } from '@referrals/database';
import { ClockPort } from '@referrals/service-kit';
import { viewerWith, villagesOf, type HeldPost } from './posts/holdings.domain.js';

const HELD = `SELECT post, division, kind FROM post_holding WHERE staff = $1 AND from_on <= $2::date AND (to_on IS NULL OR to_on > $2::date)`;

/**
 * As what somebody looks at files and posts: with their desks, and with each post they hold as a desk of its place. Whatever reads or changes
 * a file asks this first; scopes, row security and moves see the result. One message to the database.
 */
@Injectable()
export class Viewers {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort) {}

  of(principal: StaffPrincipal): Promise<StaffPrincipal> {
    const now = this.clock.now();
    return this.database.read(databaseContext(principal, now), async (tx) => {
      const [held, manned] = await Promise.all([
        tx.query<HeldPost>(HELD, [principal.staff, shanghaiDate(now)]), heldDivisions(tx, villagesOf(principal), shanghaiDate(now)),
      ]);
      return viewerWith(principal, held, manned);
    });
  }
}

/** Those of these villages and townships whose post somebody with an account holds. */
export async function heldDivisions(tx: Tx, divisions: readonly string[], on: string): Promise<string[]> {
  if (divisions.length === 0) return [];
  return (await tx.query<{ division: string }>('SELECT division FROM held_divisions($1, $2) AS division', [divisions, on])).map(({ division }) => division);
}
