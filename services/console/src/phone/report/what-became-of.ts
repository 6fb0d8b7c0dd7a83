import { openItems, type OpenItem } from '../keep/drafts';
import { itemOf } from '../keep/shelf';
import type { ReportForm } from './form';

/** Where a submitted report is now: still here, there, or back as a draft that was refused. */
export async function whatBecameOf(id: string): Promise<'WAITING' | 'DELIVERED' | OpenItem<ReportForm>> {
  if (await itemOf(id) !== undefined) return 'WAITING';
  return (await openItems<ReportForm>('REPORT')).find(({ item }) => item.insteadOf === id) ?? 'DELIVERED';
}
