import { setTimeout as pause } from 'node:timers/promises';
import { ToolError } from '../terminal/tool-error.js';

const PATIENCE_MS = 60_000;

/** What `look` finds, once it finds something. @throws ToolError when that does not happen within the patience, a minute: what is `missing` */
export async function until<T>(missing: string, look: () => Promise<T | undefined>, patienceMs = PATIENCE_MS): Promise<T> {
  for (const end = performance.now() + patienceMs; ;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new ToolError(`等待超时：${missing}`, `It did not happen within ${patienceMs / 1_000} seconds.`);
    await pause(200);
  }
}
