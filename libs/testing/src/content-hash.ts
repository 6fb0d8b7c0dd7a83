import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** SHA-256 (hex) over names and contents of all files below these folders; missing folders are an error. */
export function contentHash(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of files) hash.update(`\0${relative(folder, file)}\0`).update(readFileSync(file));
    hash.update('\0\0');
  }
  return hash.digest('hex');
}
