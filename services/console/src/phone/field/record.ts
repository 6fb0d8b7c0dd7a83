import { serverNow } from '../../shared/dates';
import { beginItem, openItems, submitItem, type ItemPlan, type OpenItem } from '../keep/drafts';
import { sendAll } from '../keep/outbox';
import type { ActsForm, BulkAct, ProblemForm, VisitForm } from './types';

/** Acts of several children, in one request. */
export const ACTS: ItemPlan = { kind: 'ACTS', path: '/api/child-registry/acts/bulk' };

export const problemOf = (child: string): ItemPlan => ({ kind: 'PROBLEM', path: `/api/child-registry/children/${child}/problems`, versionOf: child });

/** A day of China, by the server's clock. */
export const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(serverNow());

/** Stores what was done, sealed, in place of what was being written; then sends it when there is a line: one request, made once. */
export async function recordActs(items: readonly BulkAct[], written?: OpenItem<VisitForm>): Promise<void> {
  const [first] = items;
  if (first === undefined) return;
  const form: ActsForm = { children: items.map(({ childId }) => childId), kind: first.kind, items };
  const { item } = written ?? await beginItem(ACTS, form);
  await submitItem({ item, content: { form } }, { items }, true);
  void sendAll();
}

export async function recordProblem(form: ProblemForm, written?: OpenItem<ProblemForm>): Promise<void> {
  const { child, kind, found } = form;
  const { item } = written ?? await beginItem(problemOf(child), form);
  await submitItem({ item, content: { form } }, { kind, found }, true);
  void sendAll();
}

/** What lies here of the month: children for whom something was recorded and not sent yet, and houses and children for whom something is half written. */
export interface Waiting { readonly contacts: ReadonlySet<string>; readonly visits: ReadonlySet<string>; readonly begun: ReadonlySet<string> }

export async function waitingHere(): Promise<Waiting> {
  const [acts, problems] = await Promise.all([openItems<ActsForm | VisitForm>('ACTS'), openItems<ProblemForm>('PROBLEM')]);
  const forms = acts.filter(({ item }) => item.state !== 'REFUSED').map(({ content }) => content.form);
  const submitted = forms.filter((form) => 'items' in form);
  const of = (kind: BulkAct['kind']): ReadonlySet<string> => new Set(submitted.filter((form) => form.kind === kind).flatMap(({ children }) => children));
  const begun = [...forms.flatMap((form) => 'household' in form ? [form.household] : []), ...problems.filter(({ item }) => item.state === 'DRAFT').map(({ content }) => content.form.child)];
  return { contacts: of('CONTACT'), visits: of('VISIT'), begun: new Set(begun) };
}
