import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

/** The caller's own `Authorization` header, to ask another service in their name. Never logged, never kept. */
export const Authorization = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  context.switchToHttp().getRequest<{ headers: { authorization?: string } }>().headers.authorization ?? '');
