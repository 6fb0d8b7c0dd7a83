import { serverNow } from '../../shared/dates';
import { beginItem, openItems, submitItem } from '../keep/drafts';
import { sendAll } from '../keep/outbox';
import type { ActsForm, BulkAct } from './types';

const ACTS = { kind: 'ACTS', path: '/api/child-registry/acts/bulk' } as const;

/** A day of China, by the server's clock. */
export const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(serverNow());

/** Stores what was done, sealed, then sends it when there is a line: one request, made once. */
export async function recordActs(items: readonly BulkAct[]): Promise<void> {
  const [first] = items;
  if (first === undefined) return;
  const form: ActsForm = { children: items.map(({ childId }) => childId), kind: first.kind, items };
  await submitItem(await beginItem<ActsForm>(ACTS, form), { items }, true);
  void sendAll();
}

export interface ProblemForm { readonly child: string; readonly kind: string; readonly found: string }

export async function recordProblem({ child, kind, found }: ProblemForm): Promise<void> {
  const plan = { kind: 'PROBLEM', path: `/api/child-registry/children/${child}/problems`, versionOf: child } as const;
  await submitItem(await beginItem<ProblemForm>(plan, { child, kind, found }), { kind, found }, true);
  void sendAll();
}

export interface Waiting { readonly contacts: ReadonlySet<string>; readonly visits: ReadonlySet<string> }

/** Children for whom something was recorded here that was not sent yet. */
export async function waitingHere(): Promise<Waiting> {
  const waiting = (await openItems<ActsForm>('ACTS')).filter(({ item }) => item.state === 'UNSENT').map(({ content }) => content.form);
  const of = (kind: BulkAct['kind']): ReadonlySet<string> => new Set(waiting.filter((form) => form.kind === kind).flatMap(({ children }) => children));
  return { contacts: of('CONTACT'), visits: of('VISIT') };
}
