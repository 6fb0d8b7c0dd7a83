import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { WithPrincipal } from '@referrals/auth';

/** The caller's own token as an `Authorization` header, to ask another service in their name. Never logged, never kept. */
export const Authorization = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  `Bearer ${context.switchToHttp().getRequest<WithPrincipal>().token ?? ''}`);
