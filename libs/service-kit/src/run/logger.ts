import { Injectable } from '@nestjs/common';
import { pino, type Logger as Pino, type DestinationStream } from 'pino';

/** Ids, codes and durations only. There is no way to log a request's body, address or token through this. */
export interface LogFields { readonly [name: string]: string | number | boolean | undefined }

/** Structured logs, one JSON line each. */
@Injectable()
export class Logger {
  private readonly pino: Pino;

  constructor(service: string, level = 'info', destination?: DestinationStream) {
    const options = { level, base: { service }, timestamp: pino.stdTimeFunctions.isoTime };
    this.pino = destination ? pino(options, destination) : pino(options);
  }

  info(message: string, fields: LogFields = {}): void { this.pino.info(fields, message); }
  warn(message: string, fields: LogFields = {}): void { this.pino.warn(fields, message); }
  error(message: string, fields: LogFields = {}): void { this.pino.error(fields, message); }

  /** An unexpected error: class, database code and stack frames. Its message is left out: drivers put values there. */
  failure(message: string, error: unknown, fields: LogFields = {}): void {
    const known = error instanceof Error ? error : undefined;
    const code = known && 'code' in known ? String(known.code) : undefined;
    this.pino.error({ ...fields, error: known?.name ?? typeof error, code, frames: framesOf(known) }, message);
  }
}

function framesOf(error: Error | undefined): string | undefined {
  return error?.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 8)
    .map((line) => line.trim().replace(/\(?(?:file:\/\/)?\/[^ )]*\/((?:libs|services|node_modules)\/)/, '($1')).join(' | ');
}
