import { parseEnv } from 'node:util';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that is missing or malformed; names the variable, never its value. */
export class ConfigError extends Error {
  constructor(readonly variable: string, readonly zh: string) {
    super(`Setting ${variable} is not valid`);
    this.name = 'ConfigError';
  }
}

/** Reads and checks a part of the environment, once, at start. */
export function readConfig<S extends z.ZodType>(schema: S, environment: Environment): z.output<S> {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const variable = String(parsed.error.issues[0]?.path[0] ?? 'environment');
  throw new ConfigError(variable, `设置 ${variable} 不正确`);
}

/** The process's environment, read in this one place; `ENV_FILE` may name a file of further settings. */
export function processEnvironment(): Environment {
  const file = process.env.ENV_FILE;
  return file ? { ...parseEnv(readFileSync(file, 'utf8')), ...process.env } : { ...process.env };
}

export const Flag = z.enum(['true', 'false', '1', '0', '']).default('false').transform((value) => value === 'true' || value === '1');
export const Whole = (min: number, max: number, fallback: number): z.ZodType<number> =>
  z.coerce.number().int().min(min).max(max).default(fallback);
