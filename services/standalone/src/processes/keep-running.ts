import { setTimeout as pause } from 'node:timers/promises';
import { SERVICES, type ServiceName } from '@referrals/contracts';
import type { ServiceProcesses } from './service-processes.js';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** A process that lived so long was well; the next wait is short again. */
const WELL_MS = 20_000;

/** Starts a service again whenever its process ended and nobody asked for it, a little later each time it happens at once. Until `stopping`. */
export async function keepRunning(services: ServiceProcesses, stopping: AbortSignal, onEnd: (service: ServiceName, reason: string) => void): Promise<void> {
  await Promise.all(SERVICES.map(async (service) => {
    for (let wait = FIRST_WAIT_MS; !stopping.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      const started = performance.now();
      const reason = await services.process(service).ended;
      if (stopping.aborted) return;
      onEnd(service, reason);
      if (performance.now() - started > WELL_MS) wait = FIRST_WAIT_MS;
      if (await pause(wait, false, { signal: stopping }).catch(() => true)) return;
      services.start(service);
    }
  }));
}
