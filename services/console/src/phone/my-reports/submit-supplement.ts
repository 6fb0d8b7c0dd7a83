import type { SupplementBody } from '../journey/types';
import { beginItem, openItems, submitItem, type OpenItem } from '../keep/drafts';
import { sendAll } from '../keep/outbox';

export type RefusedSupplement = OpenItem<SupplementBody>;

const pathOf = (report: string): string => `/api/mandatory-reporting/reports/${report}/supplements`;

/** Stores it sealed, then sends it; resolves when it is stored. @returns the item's id @throws when nobody is here */
export async function submitSupplement(report: string, body: SupplementBody): Promise<string> {
  const begun = await beginItem<SupplementBody>({ kind: 'SUPPLEMENT', path: pathOf(report) }, body);
  await submitItem(begun, body, true);
  void sendAll();
  return begun.item.id;
}

/** What this report's reporter added here and was refused; one at a time. */
export async function refusedSupplement(report: string): Promise<RefusedSupplement | undefined> {
  return (await openItems<SupplementBody>('SUPPLEMENT')).find(({ item }) => item.state === 'REFUSED' && item.path === pathOf(report));
}
