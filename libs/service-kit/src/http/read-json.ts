import { DomainError } from '@referrals/contracts';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { isUpload } from './xlsx.js';

/** JSON bodies of the API: other types are 415, larger ones 413, broken ones 400; an empty body is `{}`. Files are left to the routes that take them. */
export function readJson(limitBytes: number): RequestHandler[] {
  const typed = (request: Request, _response: Response, next: NextFunction): void => {
    const length = Number(request.headers['content-length'] ?? 0);
    const hasBody = length > 0 || request.headers['transfer-encoding'] !== undefined;
    if (hasBody && !isUpload(request) && !/^application\/json\b/i.test(request.headers['content-type'] ?? '')) next(new DomainError('UNSUPPORTED_MEDIA_TYPE', { field: 'Content-Type' }));
    else next();
  };
  return [typed, express.json({ limit: limitBytes, strict: true, type: 'application/json' })];
}
