import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileKeyRing, type KeyFile } from './key-ring.js';

/** The installation's folder: keys and first passwords, readable by its user alone. */
export class DataFolder {
  private readonly secrets: string;

  constructor(readonly path: string) {
    this.secrets = join(path, 'secrets');
    mkdirSync(this.secrets, { recursive: true, mode: 0o700 });
    chmodSync(this.secrets, 0o700);
  }

  /** Reads a secret file, or writes what `make` gives, whole or not at all. */
  secret(name: string, make: () => string): string {
    const file = join(this.secrets, name);
    if (existsSync(file)) return readFileSync(file, 'utf8');
    const text = make();
    this.writeSecret(name, text);
    return text;
  }

  writeSecret(name: string, text: string): void {
    const file = join(this.secrets, name);
    writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  }

  /** The keys of this installation; made once. Without them nothing sealed can ever be opened: they belong into the backup. */
  keyRing(): FileKeyRing {
    return new FileKeyRing(JSON.parse(this.secret('keys.json', () => JSON.stringify(FileKeyRing.create()))) as KeyFile);
  }
}
