import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Migrations of a service that keeps a copy of the directory. */
export const directoryCopyMigrations = join(dirname(fileURLToPath(import.meta.url)), 'migrations');
