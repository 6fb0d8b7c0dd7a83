import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api';
import type { ReadAnswer, ReadPath } from '../use-read';
import type { ReadList } from '../use-read-more';

/** Paths that answer pages. */
export type ListPath = { [Path in ReadPath]: ReadAnswer<Path> extends { items: readonly unknown[]; next: unknown } ? Path : never }[ReadPath];
type RowOf<Path extends ListPath> = ReadAnswer<Path> extends { items: readonly (infer Row)[] } ? Row : never;

interface ListOptions { readonly query?: Readonly<Record<string, string | undefined>>; readonly parts?: Readonly<Record<string, string>>; readonly isOn?: boolean; readonly cursor?: 'cursor' | 'after' }

/** A list of whatever a path names, fifty rows a page: `useReadMore` for paths with parts, and for rows that are counted instead of marked by a cursor. */
export function useList<Path extends ListPath>(path: Path, { query = {}, parts, isOn = true, cursor = 'cursor' }: ListOptions = {}): ReadList<RowOf<Path>> {
  const read = useInfiniteQuery({
    queryKey: [path, 'list', query, parts ?? {}], enabled: isOn, initialPageParam: undefined as string | number | undefined,
    queryFn: ({ pageParam, signal }) => answerOf(api.GET(path as never, { params: { query: { ...query, ...(pageParam === undefined ? {} : { [cursor]: pageParam }) }, path: parts }, signal } as never) as unknown as Promise<{ data?: Page }>),
    getNextPageParam: ({ next }: Page) => next ?? undefined,
  });
  return {
    rows: read.data?.pages.flatMap(({ items }) => items) as RowOf<Path>[] | undefined, error: read.error, again: () => { void read.refetch(); },
    onMore: read.hasNextPage ? () => { void read.fetchNextPage(); } : undefined,
  };
}

interface Page { readonly items: readonly unknown[]; readonly next: string | number | null }
