import { setTimeout as pause } from 'node:timers/promises';
import { ToolError } from '../terminal/tool-error.js';

const PATIENCE_MS = 60_000;

/** What `look` finds, once it finds something. @throws ToolError when that does not happen within a minute: what is `missing` */
export async function until<T>(missing: string, look: () => Promise<T | undefined>): Promise<T> {
  for (const end = performance.now() + PATIENCE_MS; ;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new ToolError(`等待超时：${missing}`, 'It did not happen within a minute.');
    await pause(200);
  }
}
