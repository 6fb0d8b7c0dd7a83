import { useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import { answerOf, api } from '../shared/api';
import { readOneMore } from './read-one-more';
import { readKey, type ReadAnswer, type ReadParams, type ReadPath } from './use-read';

interface Listed { readonly items: readonly unknown[]; readonly next?: string | number | null; readonly allowedActions?: readonly string[] }
/** Paths of lists that come in pages. */
export type ListPath = { [Path in ReadPath]: ReadAnswer<Path> extends Listed ? Path : never }[ReadPath];
type ItemOf<Path extends ListPath> = ReadAnswer<Path> extends { items: readonly (infer Item)[] } ? Item : never;

const AT_ONCE = 50;

/** What may be done beside changing one of the rows, as far as the list says. */
type ActionOf<Path extends ListPath> = ReadAnswer<Path> extends { allowedActions: readonly (infer Action)[] } ? Action : never;

export interface ReadList<Item> {
  /** Undefined while nothing was read. */
  readonly rows: readonly Item[] | undefined;
  readonly error: unknown;
  /** Asks for the next fifty; undefined when that is all. */
  readonly onMore: (() => void) | undefined;
  readonly again: () => void;
}

type QueryOf<Path extends ListPath> = NonNullable<ReadParams<Path> extends { query?: infer Query } ? Query : never>;
type PartsOf<Path extends ListPath> = ReadParams<Path> extends { path: infer Parts } ? Parts : undefined;

/**
 * A list, fifty rows at a time; read again (by the live stream) it keeps as many as were shown. `parts` stand for `{id}` in the path; `from` is the
 * parameter that asks for the next page: a cursor, or `after` where rows are counted.
 */
export function useReadMore<Path extends ListPath>(path: Path, query: QueryOf<Path>, parts?: PartsOf<Path>, from: 'cursor' | 'after' = 'cursor'): ReadList<ItemOf<Path>> & { readonly allowedActions: readonly ActionOf<Path>[] } {
  const { data, error, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery<Listed, Error, InfiniteData<Listed>, readonly unknown[], string | number | undefined>({
    queryKey: [...readKey(path, { path: parts, query } as never), 'pages'], initialPageParam: undefined,
    queryFn: ({ signal, pageParam }) => answerOf(api.GET(path as never, {
      params: { path: parts, query: { limit: AT_ONCE, ...query as object, ...(pageParam === undefined ? {} : { [from]: pageParam }) } }, signal,
    } as never) as unknown as Promise<{ data?: Listed }>),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return {
    allowedActions: (data?.pages[0]?.allowedActions ?? []) as readonly ActionOf<Path>[],
    rows: data?.pages.flatMap(({ items }) => items) as readonly ItemOf<Path>[] | undefined, error,
    onMore: hasNextPage ? () => { void readOneMore({ data, fetchNextPage }); } : undefined, again: () => { void refetch(); },
  };
}
