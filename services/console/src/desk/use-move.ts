import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { paths } from '#api';
import { answerOf, api } from '../shared/api';
import { ChangeKeys } from '../shared/idempotency';
import { ApiError } from '../shared/problem';

export type MoveMethod = 'post' | 'put' | 'patch';
/** Paths of the API that change something, by this method. */
export type MovePath<Method extends MoveMethod = 'post'> = { [Path in keyof paths]: paths[Path] extends Record<Method, object> ? Path : never }[keyof paths];
type ChangeOf<Path extends keyof paths, Method extends MoveMethod> = paths[Path] extends Record<Method, infer Change> ? Change : never;
type BodyOf<Path extends keyof paths, Method extends MoveMethod> = ChangeOf<Path, Method> extends { requestBody?: { content: { 'application/json': infer Body } } } ? Body : undefined;
type AnswerOf<Path extends keyof paths, Method extends MoveMethod> = ChangeOf<Path, Method> extends { responses: infer Answers }
  ? { [Status in keyof Answers]: Status extends 200 | 201 | 204 ? Answers[Status] extends { content: { 'application/json': infer Answer } } ? Answer : true : never }[keyof Answers]
  : never;
type PartsOf<Path extends keyof paths, Method extends MoveMethod> = ChangeOf<Path, Method> extends { parameters: { path: infer Parts } } ? Parts : undefined;

export interface Move<Path extends keyof paths, Method extends MoveMethod = 'post'> {
  /** What stands for `{id}` in the path. */
  readonly parts?: PartsOf<Path, Method>;
  /** The version that was seen: another's change since then refuses this one (412). */
  readonly version?: number;
  readonly body?: BodyOf<Path, Method>;
}

export interface UsedMove<Path extends keyof paths, Method extends MoveMethod = 'post'> {
  /** Resolves with the answer, `true` when that has no content; undefined when it was refused, which `problem` tells. */
  readonly send: (move: Move<Path, Method>) => Promise<AnswerOf<Path, Method> | undefined>;
  readonly isSending: boolean;
  /** It takes long enough to be told. */
  readonly isSlow: boolean;
  readonly problem: ApiError | undefined;
  /** Somebody was quicker: what is shown was read again, what was typed stays. */
  readonly hasChanged: boolean;
  readonly forget: () => void;
}

const SLOW_AFTER_MS = 200;
const keys = new ChangeKeys();

/**
 * The one way to change something. A double click or a retry is one change (the same `Idempotency-Key` until the server answered). Nothing is shown as
 * done before the server says so; then everything shown is read again.
 */
export function useMove<Path extends MovePath<Method>, Method extends MoveMethod = 'post'>(path: Path, method: Method = 'post' as Method): UsedMove<Path, Method> {
  const cache = useQueryClient();
  const [isSlow, setSlow] = useState(false);
  const mutation = useMutation<AnswerOf<Path, Method>, Error, Move<Path, Method>>({
    async mutationFn({ parts, version, body }) {
      const named = [method, path, JSON.stringify(parts)].join(' ');
      const header = { 'Idempotency-Key': keys.keyOf(named, version, body), ...(version === undefined ? {} : { 'If-Match': `"${version}"` }) };
      try {
        const answer = await answerOf(api.request(method, path as never, { params: { path: parts, header }, body } as never) as unknown as Promise<{ data?: AnswerOf<Path, Method> }>);
        keys.answered(named, version, body);
        return answer ?? true as AnswerOf<Path, Method>;
      } catch (error) {
        if (error instanceof ApiError && error.isAnswer) keys.answered(named, version, body);
        throw error;
      }
    },
    onSettled: () => cache.invalidateQueries(),
  });
  const { isPending, error } = mutation;
  useEffect(() => {
    if (!isPending) return;
    const timer = setTimeout(() => { setSlow(true); }, SLOW_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isPending]);
  const problem = error instanceof ApiError ? error : undefined;
  return {
    send: (move) => mutation.mutateAsync(move).catch(() => undefined),
    isSending: isPending, isSlow, problem, hasChanged: problem?.isOvertaken ?? false, forget: mutation.reset,
  };
}
