import { DomainError } from '@referrals/contracts';
import { problemOf, type Logger } from '@referrals/service-kit';
import type { ErrorRequestHandler } from 'express';

/** What a page of the directory answers when something fails: problem details, as the API. `what` is logged with a failure of ours. */
export function answerFaults(logger: Logger, what: string): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const known = knownError(error);
    if (known === undefined) logger.failure(what, error);
    const answer = known ?? new DomainError('SIGN_IN_UNAVAILABLE', { retryAfter: 2 });
    const problem = problemOf(answer);
    if (answer.retryAfter !== undefined) response.set('Retry-After', String(answer.retryAfter));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
}

/** What the request itself got wrong (a body too large, a path that does not decode) is the client's; anything else is ours. */
function knownError(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error;
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  if (status < 400 || status >= 500) return undefined;
  return new DomainError(status === 413 ? 'PAYLOAD_TOO_LARGE' : status === 415 ? 'UNSUPPORTED_MEDIA_TYPE' : 'INVALID_INPUT');
}
