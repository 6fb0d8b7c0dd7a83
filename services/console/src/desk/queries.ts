import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../shared/problem';

const NOT_YET = 'NOT_YET_VISIBLE';
const TRIES_UNTIL_VISIBLE = 10;
const TRIES = 3;

const mayAskAgain = (failures: number, error: Error): boolean =>
  error instanceof ApiError && (error.code === NOT_YET ? failures < TRIES_UNTIL_VISIBLE : error.mayRetry && failures < TRIES);

const waitMs = (failures: number, error: Error): number => (error instanceof ApiError && error.retryAfter !== undefined ? error.retryAfter : 2 ** failures) * 1_000;

/** What was read, in memory only: fresh for ten seconds, asked again when somebody looks again. Nothing is kept over a lock, a sign-out or another person. */
export const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 10_000, retry: mayAskAgain, retryDelay: waitMs, refetchOnWindowFocus: true, networkMode: 'always' }, mutations: { networkMode: 'always' } },
});
