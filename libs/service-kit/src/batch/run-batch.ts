import { DomainError, errorCatalogue } from '@referrals/contracts';
import { isTransient, once, type DatabaseContext, type IdempotencyRequest, type ServiceDatabase, type Tx } from '@referrals/database';
import type { Logger } from '../run/logger.js';
import type { BatchAnswer, BatchItemAnswer } from './batch.dto.js';

/** Items of one request at most. */
export const MOST_ITEMS = 200;

export interface Batch<I> {
  readonly database: ServiceDatabase;
  readonly logger: Logger;
  readonly context: DatabaseContext;
  /** Of the request as a whole; the same key finishes what is left. */
  readonly request: Omit<IdempotencyRequest, 'body'>;
  readonly items: readonly I[];
  /** What tells items apart, and the answer of one: an id. */
  readonly keyOf: (item: I) => string;
  /** An item in its own transaction, through the change door. What it answers is kept for who asks again. */
  readonly work: (tx: Tx, item: I) => Promise<BatchDone>;
}

/** An item that was done; `id`: of what was made. */
export interface BatchDone { readonly status?: 200 | 201; readonly id?: string }

/**
 * Does each item once, in a transaction of its own, in order: one that is refused takes none of the others along. Sent again with the same key
 * (the answer was lost, the process killed in the middle) what was done is answered as it was, and what was not is done now; an item that says
 * something else under its old key is refused with IDEMPOTENCY_KEY_REUSED. Kept are keyed hashes and answers, no item.
 * @throws DomainError ITEM_TWICE before anything is done; DATABASE_UNAVAILABLE in the middle: the same key goes on
 */
export async function runBatch<I>(batch: Batch<I>): Promise<BatchAnswer> {
  const keys = batch.items.map(batch.keyOf);
  const twice = keys.findIndex((key, index) => keys.indexOf(key) < index);
  if (twice >= 0) throw new DomainError('ITEM_TWICE', { field: `items.${twice}` });
  const items: BatchItemAnswer[] = [];
  for (const [index, item] of batch.items.entries()) items.push(await answerOf(batch, item, keys[index] ?? ''));
  return { items };
}

async function answerOf<I>({ database, logger, context, request, work }: Batch<I>, item: I, key: string): Promise<BatchItemAnswer> {
  try {
    // Each item has a key of its own within the request's.
    const own = { ...request, key: JSON.stringify([request.key, key]), body: item };
    const { answer: { status = 200, ...more } } = await database.transaction(context, (tx) => once<BatchDone>(tx, own, () => work(tx, item)));
    return { key, status, ...more };
  } catch (error) {
    if (isTransient(error)) throw error;
    const { code, field } = refusalOf(error, logger);
    return { key, status: errorCatalogue[code]?.status ?? 500, code, title: errorCatalogue[code]?.zh ?? '', ...(field === undefined ? {} : { field }) };
  }
}

function refusalOf(error: unknown, logger: Logger): { readonly code: string; readonly field?: string | undefined } {
  if (error instanceof DomainError && errorCatalogue[error.code] !== undefined) return error;
  logger.failure('batch item', error);
  return { code: 'INTERNAL' };
}
