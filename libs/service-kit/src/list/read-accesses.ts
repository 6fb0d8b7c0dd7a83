import { accessesTo, type AccessEntry } from '@referrals/auth';
import type { Tx } from '@referrals/database';
import { readPage, type Asking, type Slice } from './read-page.js';

/** Who looked at a case, newest first, a page at a time. Nobody has is an empty page. Row security says who may ask. */
export async function readAccesses(tx: Tx, caseId: string, { cursor, limit }: Asking): Promise<Slice<AccessEntry>> {
  const asked = { cursor, limit, caseId };
  const { rows, next } = await readPage<AccessEntry & { id: string }>(tx, { from: (bind) => accessesTo(caseId, bind), select: 'r.*', order: { by: 'at', column: 'r.at', descending: true }, asked });
  // The id of a page would tell whoever reviews another of its cases that it was the same page.
  return { rows: rows.map(({ id: _id, ...entry }) => entry), next };
}
