import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger.js';

const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 300) : '');

/** Nest's own messages through ours: its start-up chatter is dropped, its warnings and errors are kept as codes and places. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(): void { /* Routes and modules are in the documentation, not in the log. */ }
  debug(): void { /* as log */ }
  verbose(): void { /* as log */ }
  warn(message: unknown, context?: unknown): void { this.logger.warn('nest', { message: String(message).slice(0, 300), context: text(context) }); }
  error(message: unknown, ...rest: unknown[]): void { this.logger.error('nest', { message: String(message).slice(0, 300), context: text(rest.at(-1)) }); }
  fatal(message: unknown): void { this.error(message); }
}
