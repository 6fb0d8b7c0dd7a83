import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { paths } from '#api';
import { answerOf, api } from '../shared/api';

/** Paths of the API that are read. */
export type ReadPath = { [Path in keyof paths]: paths[Path] extends { get: { responses: { 200: { content: { 'application/json': unknown } } } } } ? Path : never }[keyof paths];
export type ReadAnswer<Path extends ReadPath> = paths[Path] extends { get: { responses: { 200: { content: { 'application/json': infer Answer } } } } } ? Answer : never;
export type ReadParams<Path extends ReadPath> = paths[Path] extends { get: { parameters: infer Params } } ? Omit<Params, 'header' | 'cookie'> : never;

export interface ReadOptions {
  /** Off while what it needs is not known yet. */
  readonly isOn?: boolean;
  /** Milliseconds. */
  readonly every?: number | undefined;
  /** Milliseconds for which an answer is not asked again, where ten seconds are too few. */
  readonly freshMs?: number;
}

/** The key under which an answer is kept: to look it up or to have it asked again. */
export const readKey = <Path extends ReadPath>(path: Path, params?: ReadParams<Path>): readonly unknown[] => [path, params ?? {}];

/** The one way to read. Its error, when there is one, is an `ApiError`. */
export function useRead<Path extends ReadPath>(path: Path, params?: ReadParams<Path>, { isOn = true, every, freshMs }: ReadOptions = {}): UseQueryResult<ReadAnswer<Path>> {
  return useQuery<ReadAnswer<Path>>({
    queryKey: readKey(path, params), enabled: isOn, ...(every === undefined ? {} : { refetchInterval: every }), ...(freshMs === undefined ? {} : { staleTime: freshMs }),
    queryFn: ({ signal }) => answerOf(api.GET(path as never, { params: params ?? {}, signal } as never) as unknown as Promise<{ data?: ReadAnswer<Path> }>),
  });
}
