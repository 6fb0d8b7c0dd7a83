import { createParamDecorator, StreamableFile, type ExecutionContext } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { DomainError } from '@referrals/contracts';
import type { Request } from 'express';
import type { Readable } from 'node:stream';
import { documented } from './input.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The routes that take a file as it is, and read it themselves. */
const UPLOAD = /^\/[a-z-]+\/imports(?:\/[a-z-]+)?\/?$/;
export const isUpload = ({ method, path }: Pick<Request, 'method' | 'path'>): boolean => method === 'POST' && UPLOAD.test(path);

const xlsxBody = createParamDecorator((_: unknown, context: ExecutionContext): Request => {
  const request = context.switchToHttp().getRequest<Request>();
  if (request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== XLSX) throw new DomainError('UNSUPPORTED_MEDIA_TYPE', { field: 'Content-Type' });
  return request;
});

/** The request itself, whose bytes are an XLSX file. Nothing of it was read. */
export const XlsxBody = (): ParameterDecorator => documented(xlsxBody(), [ApiConsumes(XLSX), ApiBody({ required: true, schema: { type: 'string', format: 'binary' } })]);

/** Answers with a file of this name. */
export const fileAnswer = (file: Readable, type: string, name: string): StreamableFile =>
  new StreamableFile(file, { type, disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}` });
