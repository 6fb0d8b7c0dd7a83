import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError } from '../../shared/problem';
import { shared } from '../../shared/words/shared';
import { Loading } from './Loading';
import { ProblemBox } from './ProblemBox';

interface ReadingProps<Answer> { readonly of: UseQueryResult<Answer>; readonly children: (answer: Answer) => ReactNode }

/** What was read, or why it is not there: on its way, not found or not yours (one sentence for both), failed. */
export function Reading<Answer>({ of: { data, error, failureReason, refetch }, children }: ReadingProps<Answer>) {
  if (data !== undefined) return children(data);
  if (error instanceof ApiError && error.status === 404) return <p className="empty" role="alert">{shared.notFound}</p>;
  if (error !== null) return <ProblemBox error={error} onRetry={() => { void refetch(); }} />;
  return <Loading text={failureReason instanceof ApiError && failureReason.code === 'NOT_YET_VISIBLE' ? shared.arriving : shared.loading} />;
}
