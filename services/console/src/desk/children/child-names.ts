import { useQuery } from '@tanstack/react-query';
import type { components } from '#api';
import { ask } from '../../shared/api';

type ChildName = components['schemas']['ChildName'];

const AT_ONCE = 200;
const HOUR_MS = 3_600_000;

interface Wanted { readonly id: string; resolve(name: ChildName | null): void; reject(error: unknown): void }
let waiting: Wanted[] = [];

/** All that are wanted in one tick are asked for together: one row in the record of who looked. */
function nameOf(id: string): Promise<ChildName | null> {
  return new Promise((resolve, reject) => {
    if (waiting.length === 0) setTimeout(() => { askAll(waiting.splice(0)); }, 0);
    waiting.push({ id, resolve, reject });
  });
}

function askAll(wanted: readonly Wanted[]): void {
  for (let from = 0; from < wanted.length; from += AT_ONCE) void askSome(wanted.slice(from, from + AT_ONCE));
}

async function askSome(wanted: readonly Wanted[]): Promise<void> {
  try {
    const { items } = await ask<{ items: readonly ChildName[] }>('/api/child-registry/children/lookup', { ids: [...new Set(wanted.map(({ id }) => id))], for: { service: 'child-registry' } });
    for (const one of wanted) one.resolve(items.find(({ id }) => id === one.id) ?? null);
  } catch (error) {
    for (const one of wanted) one.reject(error);
  }
}

/** Whose file it is: null when that is not the reader's to see, undefined while it is not known. */
export function useChildName(id: string): ChildName | null | undefined {
  return useQuery({ queryKey: ['child-names', id], staleTime: HOUR_MS, queryFn: () => nameOf(id) }).data;
}
