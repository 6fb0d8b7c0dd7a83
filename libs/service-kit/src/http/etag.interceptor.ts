import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { tap, type Observable } from 'rxjs';

/** Sends the version of what is answered, where it has one, as its `ETag`, for the `If-Match` of the next change. */
@Injectable()
export class EtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(tap((answer: unknown) => {
      if (typeof answer === 'object' && answer !== null && 'version' in answer && typeof answer.version === 'number') {
        context.switchToHttp().getResponse<Response>().setHeader('ETag', `"${answer.version}"`);
      }
    }));
  }
}
