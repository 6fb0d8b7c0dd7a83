import { isUtf8 } from 'node:buffer';
import { TICKET_HEADER, type WithTicket } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { isUpload } from './xlsx.js';

const JSON_TYPE = 'application/json';
const TAKEN = { allowed: [JSON_TYPE, `${JSON_TYPE}; charset=utf-8`] };

/**
 * What a request says, read in one place: bytes that are not UTF-8 are refused, in the address (NOT_UTF8) as in the body; a body of another
 * type than JSON is 415, a larger one 413, a broken one 400; an empty one is `{}`. No body is passed over. Files are left to the routes that take
 * them.
 */
export function readJson(limitBytes: number): RequestHandler[] {
  const bytes = express.raw({ limit: limitBytes, type: (request) => !isUpload(request as Request) });
  return [readAddress, expectJson, (request, response, next) => {
    bytes(request, response, (error?: unknown) => { next(error === undefined ? undefined : faultOf(error, limitBytes)); });
  }, parse];
}

/** An address has bytes, in percent signs: Express would put a sign of its own for those it cannot read. */
function readAddress(request: Request, _response: Response, next: NextFunction): void {
  const query = request.url.slice(request.url.indexOf('?') + 1).replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  next(request.url.includes('?') && !isUtf8(Buffer.from(query, 'latin1')) ? new DomainError('NOT_UTF8', { field: 'query' }) : undefined);
}

function expectJson(request: Request, _response: Response, next: NextFunction): void {
  const length = Number(request.headers['content-length'] ?? 0);
  const hasBody = length > 0 || request.headers['transfer-encoding'] !== undefined;
  const types = request.headersDistinct['content-type'] ?? [''];
  if (hasBody && !isUpload(request) && !types.every(isJson)) next(new DomainError('UNSUPPORTED_MEDIA_TYPE', { field: 'Content-Type', facts: TAKEN }));
  else next();
}

/** `application/json` and its parameters. */
const TYPE = /^\s*application\/json((?:\s*;\s*(?:[^\s;=,"]+=(?:"[^"]*"|[^\s;,"]+))?)*)\s*$/i;
const PARAMETER = /([^\s;=,"]+)=(?:"([^"]*)"|([^\s;,"]+))/g;

/** Exactly JSON, in UTF-8 where it names its signs. Other parameters say nothing of the bytes. */
function isJson(header: string): boolean {
  const parameters = TYPE.exec(header)?.[1];
  if (parameters === undefined) return false;
  return [...parameters.matchAll(PARAMETER)].every(([, name = '', quoted, plain]) => name.toLowerCase() !== 'charset' || /^utf-?8$/i.test(quoted ?? plain ?? ''));
}

/** What reading the bytes failed with, as a problem that names the limit or the header. */
function faultOf(error: unknown, limitBytes: number): unknown {
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large') return new DomainError('PAYLOAD_TOO_LARGE', { facts: { limit: limitBytes } });
  if (type === 'encoding.unsupported') return new DomainError('UNSUPPORTED_MEDIA_TYPE', { field: 'Content-Encoding', facts: { allowed: ['identity', 'gzip', 'deflate', 'br'] } });
  return error;
}

function parse(request: Request, _response: Response, next: NextFunction): void {
  const bytes: unknown = request.body;
  if (!Buffer.isBuffer(bytes)) return next();
  // What a ticket's key signed is the bytes, not what they mean.
  if (request.headers[TICKET_HEADER] !== undefined) Object.assign(request, { rawBody: bytes } satisfies Pick<WithTicket, 'rawBody'>);
  request.body = {};
  if (bytes.length === 0) return next();
  if (!isUtf8(bytes)) return next(new DomainError('NOT_UTF8', { field: 'body' }));
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof value !== 'object' || value === null) return next(new DomainError('INVALID_JSON'));
    request.body = value;
    next();
  } catch {
    next(new DomainError('INVALID_JSON'));
  }
}
