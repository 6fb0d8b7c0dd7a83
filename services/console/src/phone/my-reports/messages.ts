import type { components } from '#api';
import { answerOf, api } from '../../shared/api';
import { routes } from '../../shared/routes';

type Page = components['schemas']['InboxPage'];
export type Message = Page['items'][number];

/** The services that tell a person something, each with an inbox of its own. */
const FROM = ['/api/mandatory-reporting/inbox', '/api/directory/inbox'] as const;

/** How many were not read; a service that does not answer counts for none. */
export async function unreadMessages(): Promise<number> {
  const counts = await Promise.all(FROM.map(async (path) => await answerOf(api.GET(`${path}/counts`, {})).then(({ unread }) => unread, () => 0)));
  return counts.reduce((sum, count) => sum + count, 0);
}

export interface Told { readonly message: Message; readonly from: (typeof FROM)[number] }

/** The newest of all services, newest first. @throws ApiError when no service answers */
export async function messages(): Promise<readonly Told[]> {
  const pages = await Promise.allSettled(FROM.map(async (from) => (await answerOf(api.GET(from, { params: { query: {} } }))).items.map((message) => ({ message, from }))));
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
  await Promise.all(FROM.map(async (from) => {
    const ids = told.filter((one) => one.from === from && !one.message.read).map(({ message }) => message.id);
    if (ids.length > 0) await api.POST(`${from}/read`, { body: { ids } });
  }));
}
