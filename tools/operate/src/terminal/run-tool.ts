import { resolve } from 'node:path';
import { DomainError, errorCatalogue } from '@referrals/contracts';
import { BackupError } from '@referrals/database';
import { StartError } from '@referrals/database/server';
import { BrokersNotReached } from '@referrals/event-bus';
import { ConfigError, processEnvironment, readDatabaseUrl, type Environment } from '@referrals/service-kit';
import type { Installation } from '../backup/installation.js';
import { ToolError } from './tool-error.js';

export interface ToolContext {
  readonly environment: Environment;
  readonly installation: Installation;
  /** Aborted by Ctrl-C, SIGTERM, or when whoever started us is gone. */
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** Runs a tool to its end; what goes wrong is said in a sentence. Sets the process's exit code. */
export async function runTool(work: (context: ToolContext) => Promise<void>): Promise<void> {
  const interrupted = new AbortController();
  const stop = (): void => interrupted.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  process.once('disconnect', stop);
  process.channel?.unref();
  try {
    const environment = processEnvironment();
    const installation = { dataDir: resolve(environment['DATA_DIR'] || './.data'), databaseUrl: readDatabaseUrl(environment) };
    await work({ environment, installation, signal: interrupted.signal, say: (line) => void process.stdout.write(`${line}\n`) });
  } catch (error) {
    fail(error);
  }
}

/** Says what went wrong, and that the tool did not do its work. */
export function fail(error: unknown): void {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

/** A file as it was named where the command was typed; npm runs scripts in the project's folder. */
export function fileNamed(name: string, environment: Environment): string {
  return resolve(environment['INIT_CWD'] || '.', name);
}

function explain(error: unknown): string {
  if (error instanceof ToolError) return error.message;
  if (error instanceof BackupError || error instanceof StartError) return `${error.message}\n[${error.code}]`;
  if (error instanceof ConfigError || error instanceof BrokersNotReached) return `${error.zh}\n${error.message}`;
  const cause = error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : '';
  if (cause === 'ECONNREFUSED') return '无法连接服务。请先运行 npm start，或用 BASE_URL 指明地址。\nNothing answers there. Run npm start first, or name the address in BASE_URL.';
  const known = error instanceof DomainError ? errorCatalogue[error.code] : undefined;
  if (known !== undefined) return `${known.zh}\n${known.en}`;
  return `失败 failed: ${error instanceof Error ? error.stack ?? error.message : String(error)}`;
}
