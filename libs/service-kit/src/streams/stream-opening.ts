import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { tokenEnd, type WithPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import type { Request } from 'express';
import type { Opening } from './live-stream.js';

/** Who opens a stream, and what they say they have. Staff only. */
export const StreamOpening = createParamDecorator((_: unknown, context: ExecutionContext): Opening => {
  const request = context.switchToHttp().getRequest<Request & WithPrincipal>();
  const { principal, token, res: response } = request;
  // There is nothing of a stream to tell beforehand.
  if (request.method === 'HEAD') throw new DomainError('METHOD_NOT_ALLOWED');
  if (principal?.kind !== 'STAFF' || response === undefined) throw new DomainError('FORBIDDEN');
  const lastEventId = request.header('last-event-id');
  return { principal, ends: tokenEnd(token), lastEventId: lastEventId === '' ? undefined : lastEventId, response };
});
