import { fileURLToPath } from 'node:url';

const built = (name: string): string => fileURLToPath(new URL(`../dist/${name}.js`, import.meta.url));

/** The built programs, for whoever starts them as processes: everything in one, and a process for each service with one in front. */
export const PROGRAMS = { oneProcess: built('main'), processes: built('processes/main') } as const;
