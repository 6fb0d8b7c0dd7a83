import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { hash } from 'node:crypto';
import { map, type Observable } from 'rxjs';

const ASKED = 'ifNoneMatch';

/** The tag of the answer that the client says it has. */
export function keepTag(response: Response, tag: string | undefined): void {
  response.locals[ASKED] = tag;
}

/**
 * 304 and nothing, where the answer is what the client has (`If-None-Match`): on a slow line that is most of it. It was asked and recorded all the
 * same. A record's version goes before the digest, so that the tag is good for `If-Match` as well.
 */
@Injectable()
export class UnchangedInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(map((answer: unknown) => {
      const tag = tagOf(answer);
      response.setHeader('ETag', tag);
      if (response.locals[ASKED] !== tag) return answer;
      response.status(304);
      return undefined;
    }));
  }
}

function tagOf(answer: unknown): string {
  const digest = hash('sha256', JSON.stringify(answer), 'base64url').slice(0, 16);
  const version = typeof answer === 'object' && answer !== null && 'version' in answer && typeof answer.version === 'number' ? `${answer.version}.` : '';
  return `"${version}${digest}"`;
}
