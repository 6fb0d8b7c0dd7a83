import type { components } from '#api';
import { answerOf, api } from '../../shared/api';
import { routes } from '../../shared/routes';
import { INBOXES } from '../keep/unread';

type Page = components['schemas']['InboxPage'];
export type Message = Page['items'][number];

export interface Told { readonly message: Message; readonly from: (typeof INBOXES)[number] }

/** The newest of all services, newest first. @throws ApiError when no service answers */
export async function messages(): Promise<readonly Told[]> {
  const pages = await Promise.allSettled(INBOXES.map(async (from) => (await answerOf(api.GET(from, { params: { query: {} } }))).items.map((message) => ({ message, from }))));
  const found = pages.flatMap((page) => page.status === 'fulfilled' ? [page.value] : []);
  const [first] = pages;
  if (found.length === 0 && first?.status === 'rejected') throw first.reason;
  return found.flat().sort((one, other) => Date.parse(other.message.landedAt) - Date.parse(one.message.landedAt));
}

const REPORT = /\/reports\/([0-9a-f-]{36})(\/|$)/;

/** The phone's page of what a message is about; undefined where the phone has none. */
export function pageOf({ link }: Pick<Message, 'link'>): string | undefined {
  const [, report] = REPORT.exec(link ?? '') ?? [];
  if (report !== undefined) return routes.myReport(report);
  return link?.includes('/child-registry/') ? routes.month : undefined;
}

export async function markRead(told: readonly Told[]): Promise<void> {
  await Promise.all(INBOXES.map(async (from) => {
    const ids = told.filter((one) => one.from === from && !one.message.read).map(({ message }) => message.id);
    if (ids.length > 0) await api.POST(`${from}/read`, { body: { ids } });
  }));
}
