import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 5_000;

/** One look at what must stay reachable. */
export interface Probe { readonly what: string; readonly ms: number; readonly answered: boolean }

/** Looks at each address every second, as a monitor does, until told to stop. */
export async function watchHealth(addresses: Readonly<Record<string, string>>, stop: AbortSignal): Promise<Probe[]> {
  const probes: Probe[] = [];
  await Promise.all(Object.entries(addresses).map(async ([what, url]) => {
    while (!stop.aborted) {
      const started = performance.now();
      const answered = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), headers: { connection: 'close' } })
        .then(async (response) => { await response.arrayBuffer(); return response.ok; }, () => false);
      const ms = performance.now() - started;
      probes.push({ what, ms, answered });
      await pause(Math.max(0, 1_000 - ms), undefined, { signal: stop }).catch(() => undefined);
    }
  }));
  return probes;
}
