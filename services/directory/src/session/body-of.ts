import { DomainError } from '@referrals/contracts';
import type { Request } from 'express';
import type { z } from 'zod';

/** @throws DomainError INVALID_INPUT */
export function bodyOf<T>(form: z.ZodType<T>, request: Request): T {
  const read = form.safeParse(request.body);
  if (!read.success) throw new DomainError('INVALID_INPUT', { field: String(read.error.issues[0]?.path[0] ?? 'body') });
  return read.data;
}
