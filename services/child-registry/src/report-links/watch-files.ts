import { addDays } from '@referrals/calendar';
import type { Tx } from '@referrals/database';
import { addFactor } from '../child/change-factors.js';
import { Factor, WatchReason } from '../child/category.entity.js';
import type { OpenFile } from '../child/open-file.js';
import { ReportLinkWatch } from './report-link.entity.js';

const CODE = 'COUNTY_WATCH';
const REVIEW_DAYS = 90;
/** The county’s desk alone reads it. */
const WHY = '关联强制报告';

/** The county watches the file from today on, because of a link. Where it does so already, it goes on as it is. */
export function watchFor(file: OpenFile, link: string): void {
  const { change: { tx }, child, state, sensitive, today } = file;
  const isWatched = state.factors.some(({ code, toOn }) => code === CODE && toOn === null);
  const factor = isWatched ? null : addFactor(file, { code: CODE, fromOn: today }).id;
  if (factor !== null) void tx.manager.insert(WatchReason, sensitive.row(WatchReason, { factor, child: child.id, reason: WHY, reviewOn: addDays(today, REVIEW_DAYS) }));
  void tx.manager.insert(ReportLinkWatch, { link, child: child.id, factor });
}

/** Takes the factor back that came with a link; another link that watches the file takes it over. */
export async function unwatchFor(file: OpenFile, link: string): Promise<void> {
  const { change: { tx }, child, state, today } = file;
  const [own, other] = await Promise.all([
    tx.manager.findOneBy(ReportLinkWatch, { link, child: child.id }), tx.maybeOne<{ link: string }>(OTHER_LINK, [child.id, link]),
  ]);
  const factor = state.factors.find(({ id, toOn }) => id === own?.factor && toOn === null);
  if (factor === undefined) return;
  if (other !== undefined) {
    void tx.manager.update(ReportLinkWatch, { link: other.link, child: child.id }, { factor: factor.id });
    void tx.manager.update(ReportLinkWatch, { link, child: child.id }, { factor: null });
    return;
  }
  file.put(Factor, factor, { toOn: today, endedBy: file.viewer?.staff ?? null });
  file.record('factor.ended', { code: CODE });
}

const OTHER_LINK = `SELECT w.link FROM report_link_watch w JOIN report_link l ON l.id = w.link
  WHERE w.child = $1 AND w.link <> $2 AND w.factor IS NULL AND l.unlinked_at IS NULL ORDER BY l.recorded_at LIMIT 1`;

/** Files that are watched because of a link, of those the asker sees. */
export const watchedBy = async (tx: Tx, link: string): Promise<string[]> =>
  (await tx.query<{ id: string }>(WATCHED, [link])).map(({ id }) => id);

/** A file that is linked to another one is read-only: its watch stays as it was. */
const WATCHED = "SELECT w.child AS id FROM report_link_watch w JOIN child c ON c.id = w.child WHERE w.link = $1 AND c.status <> 'LINKED' ORDER BY 1";
