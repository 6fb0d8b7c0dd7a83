import { openItems } from '../keep/drafts';
import { answers } from '../keep/outbox';
import { dropItem } from '../keep/shelf';

/** An entry that was not taken, in the server's words. */
export interface Refusal { readonly id: string; readonly title: string; readonly isKept: boolean }

interface Batch { readonly items?: readonly { readonly key: string; readonly status: number; readonly title?: string }[] }

/** Entries refused as a whole, kept until they were read, and single ones of a batch that was taken otherwise. */
export async function refusals(): Promise<readonly Refusal[]> {
  const whole = (await Promise.all((['ACTS', 'PROBLEM'] as const).map(async (kind) => await openItems<unknown>(kind)))).flat()
    .flatMap(({ item, content }) => item.state === 'REFUSED' ? [{ id: item.id, title: content.problem?.title ?? '', isKept: true }] : []);
  const single = [...answers.value.values()].flatMap((answer) => (answer as Batch | null)?.items ?? [])
    .flatMap(({ key, status, title }) => status >= 400 ? [{ id: key, title: title ?? '', isKept: false }] : []);
  return [...whole, ...single];
}

export async function readRefusals(read: readonly Refusal[]): Promise<void> {
  const singles = new Set(read.filter(({ isKept }) => !isKept).map(({ id }) => id));
  await Promise.all(read.filter(({ isKept }) => isKept).map(({ id }) => dropItem(id)));
  answers.set(new Map([...answers.value].filter(([, answer]) => !(answer as Batch | null)?.items?.some(({ key }) => singles.has(key)))));
}
