import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api';
import type { ReadAnswer, ReadParams, ReadPath } from '../use-read';

/** Lists of the register that come a page at a time. */
export type PagedPath = { [Path in ReadPath]: ReadAnswer<Path> extends { items: readonly unknown[]; next?: string | null } ? Path : never }[ReadPath];
type RowOf<Path extends PagedPath> = ReadAnswer<Path> extends { items: readonly (infer Row)[] } ? Row : never;
type QueryOf<Path extends PagedPath> = ReadParams<Path> extends { query?: infer Query } ? NonNullable<Query> : never;
type PathOf<Path extends PagedPath> = ReadParams<Path> extends { path: infer Parts } ? Parts : undefined;

interface Paged<Row> {
  readonly rows: readonly Row[] | undefined;
  readonly error: Error | null;
  /** Asks for the next fifty; undefined at the end. */
  readonly more: (() => void) | undefined;
  readonly again: () => void;
}

/** A list, fifty rows at a time. */
export function usePages<Path extends PagedPath>(path: Path, query: QueryOf<Path>, parts?: PathOf<Path>): Paged<RowOf<Path>> {
  const asked = useInfiniteQuery({
    queryKey: [path, { parts, query, paged: true }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => answerOf(api.GET(path as never, { params: { path: parts, query: { ...query, limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) } }, signal } as never) as unknown as Promise<{ data?: { items: RowOf<Path>[]; next?: string | null } }>),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return {
    rows: asked.data?.pages.flatMap(({ items }) => items), error: asked.error,
    more: asked.hasNextPage ? () => { void asked.fetchNextPage(); } : undefined, again: () => { void asked.refetch(); },
  };
}
