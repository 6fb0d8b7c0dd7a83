import { existsSync, rmSync } from 'node:fs';
import { clusterFolder } from './data-folder.js';
import { lockInstance } from './instance-lock.js';
import { stopOrphan } from './orphan.js';

/**
 * Stops what a dead instance left running in a data folder and removes the folder; one that is in use or not ours stays.
 * @returns whether it is gone
 */
export async function reclaimFolder(dataDir: string): Promise<boolean> {
  try {
    lockInstance(dataDir);
    if (existsSync(clusterFolder(dataDir))) await stopOrphan(clusterFolder(dataDir), () => undefined);
    rmSync(dataDir, { recursive: true, force: true });
    return true;
  } catch {
    return false;
  }
}
