import { databaseContext, recordPage, type ServicePrincipal, type StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import type { ServiceDatabase, Tx } from '@referrals/database';
import type { LookupBody } from './lookup.dto.js';

export interface LookupAsked {
  readonly principal: StaffPrincipal | ServicePrincipal;
  readonly at: Instant;
  readonly body: LookupBody;
  /** As the access record says it: `NAMES`, `FACTS` … */
  readonly what: string;
}

/**
 * Answers a lookup: `find` reads those of the ids that its scope lets the caller see, in a transaction under their context; one access
 * record with the purpose counts for each that is shown, and commits with the read. Items keep the ids they were asked by.
 */
export function answerLookup<T extends { readonly id: string }>(
  database: ServiceDatabase, { principal, at, body, what }: LookupAsked, find: (tx: Tx, ids: readonly string[]) => Promise<readonly T[]>,
): Promise<{ items: T[]; missing: string[] }> {
  const ids = [...new Set(body.ids)];
  return database.transaction(databaseContext(principal, at), async (tx) => {
    const found = new Map((await find(tx, ids)).map((item) => [item.id, item]));
    const items = ids.flatMap((id) => found.get(id) ?? []);
    const who = principal.kind === 'SERVICE' ? { service: principal.service } : { staff: principal.staff };
    recordPage(tx, { cases: items, at, what, purpose: body.for, ...who });
    return { items, missing: ids.filter((id) => !found.has(id)) };
  });
}
