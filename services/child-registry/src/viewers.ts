import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { shanghaiDate, type PlainDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { IsNull, LessThanOrEqual, MoreThan, ServiceDatabase, type Tx } from '@referrals/database';
import { ClockPort } from '@referrals/service-kit';
import { viewerWith, villagesOf, type HeldPost } from './posts/holdings.domain.js';
import { PostHolding } from './posts/post.entity.js';

/**
 * As what somebody looks at files and posts: with their desks, and with each post they hold as a desk of its place. Whatever reads or changes
 * a file asks this first; scopes, row security and moves see the result. One message to the database.
 */
@Injectable()
export class Viewers {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort) {}

  /** @throws DomainError FORBIDDEN for whoever sits at no desk of a village, township or civil affairs and holds no post: an auditor, who reads who looked, excepted */
  async office(principal: StaffPrincipal): Promise<StaffPrincipal> {
    const viewer = await this.of(principal);
    if (!isOffice(viewer)) throw new DomainError('FORBIDDEN');
    return viewer;
  }

  /** Also of whoever has no office here: their lists are empty, and a desk that told of a candidate reads that. */
  of(principal: StaffPrincipal): Promise<StaffPrincipal> {
    const now = this.clock.now();
    return this.database.read(databaseContext(principal, now), async (tx) => {
      const [held, manned] = await Promise.all([heldBy(tx, principal.staff, shanghaiDate(now)), heldDivisions(tx, villagesOf(principal), shanghaiDate(now))]);
      return viewerWith(principal, held, manned);
    });
  }
}

const isOffice = ({ desks, roles }: StaffPrincipal): boolean => roles.includes('AUDITOR') || desks.some(({ agency }) => agency === 'VILLAGE' || agency === 'TOWNSHIP' || agency === 'CIV');

function heldBy(tx: Tx, staff: string, on: PlainDate): Promise<HeldPost[]> {
  const begun = { staff, fromOn: LessThanOrEqual(on) };
  return tx.manager.find(PostHolding, { where: [{ ...begun, toOn: IsNull() }, { ...begun, toOn: MoreThan(on) }] });
}

/** Those of these villages and townships whose post somebody with an account holds. */
export async function heldDivisions(tx: Tx, divisions: readonly string[], on: string): Promise<string[]> {
  if (divisions.length === 0) return [];
  return (await tx.query<{ division: string }>('SELECT division FROM held_divisions($1, $2) AS division', [divisions, on])).map(({ division }) => division);
}
