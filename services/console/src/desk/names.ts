import { useQuery } from '@tanstack/react-query';
import { ask } from '../shared/api';

export type NameKind = 'desks' | 'organisations' | 'staff' | 'divisions';

interface Named { readonly id?: string; readonly code?: string; readonly name: string }
type Names = Readonly<Partial<Record<NameKind, readonly Named[]>>>;

const AT_ONCE = 500;
const HOUR_MS = 3_600_000;

interface Wanted { readonly kind: NameKind; readonly id: string; resolve(name: string | null): void; reject(error: unknown): void }
let waiting: Wanted[] = [];

/** All names that are wanted in one tick are asked for together. */
function nameOf(kind: NameKind, id: string): Promise<string | null> {
  return new Promise((resolve, reject) => {
    if (waiting.length === 0) setTimeout(() => { askAll(waiting.splice(0)); }, 0);
    waiting.push({ kind, id, resolve, reject });
  });
}

function askAll(wanted: readonly Wanted[]): void {
  for (let from = 0; from < wanted.length; from += AT_ONCE) void askSome(wanted.slice(from, from + AT_ONCE));
}

async function askSome(wanted: readonly Wanted[]): Promise<void> {
  const body: Partial<Record<NameKind, string[]>> = {};
  for (const { kind, id } of wanted) body[kind] = [...new Set([...(body[kind] ?? []), id])];
  try {
    const names = await ask<Names>('/api/directory/names', body);
    for (const one of wanted) one.resolve(names[one.kind]?.find(({ id, code }) => (id ?? code) === one.id)?.name ?? null);
  } catch (error) {
    for (const one of wanted) one.reject(error);
  }
}

/** The name of an id; null when there is none for whoever asks, undefined while it is not known. Kept for an hour. */
export function useName(kind: NameKind, id: string | null | undefined): string | null | undefined {
  return useQuery({ queryKey: ['names', kind, id], enabled: typeof id === 'string', staleTime: HOUR_MS, gcTime: HOUR_MS, queryFn: () => nameOf(kind, id ?? '') }).data;
}
