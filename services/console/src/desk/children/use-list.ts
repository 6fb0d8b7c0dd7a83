import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api';
import type { ReadAnswer, ReadPath } from '../use-read';

/** Paths that answer pages. */
export type ListPath = { [Path in ReadPath]: ReadAnswer<Path> extends { items: readonly unknown[]; next: unknown } ? Path : never }[ReadPath];
type RowOf<Path extends ListPath> = ReadAnswer<Path> extends { items: readonly (infer Row)[] } ? Row : never;

interface ListOptions { readonly query?: Readonly<Record<string, string | undefined>>; readonly parts?: Readonly<Record<string, string>>; readonly isOn?: boolean; readonly cursor?: 'cursor' | 'after' }

export interface UsedList<Row> {
  /** Undefined while the first page is not there. */
  readonly rows: readonly Row[] | undefined;
  readonly error: unknown;
  readonly refetch: () => void;
  readonly onMore: (() => void) | undefined;
}

/** A list, fifty rows a page. */
export function useList<Path extends ListPath>(path: Path, { query = {}, parts, isOn = true, cursor = 'cursor' }: ListOptions = {}): UsedList<RowOf<Path>> {
  const read = useInfiniteQuery({
    queryKey: [path, 'list', query, parts ?? {}], enabled: isOn, initialPageParam: undefined as string | number | undefined,
    queryFn: ({ pageParam, signal }) => answerOf(api.GET(path as never, { params: { query: { ...query, ...(pageParam === undefined ? {} : { [cursor]: pageParam }) }, path: parts }, signal } as never) as unknown as Promise<{ data?: Page }>),
    getNextPageParam: ({ next }: Page) => next ?? undefined,
  });
  return {
    rows: read.data?.pages.flatMap(({ items }) => items) as RowOf<Path>[] | undefined, error: read.error, refetch: () => { void read.refetch(); },
    onMore: read.hasNextPage ? () => { void read.fetchNextPage(); } : undefined,
  };
}

interface Page { readonly items: readonly unknown[]; readonly next: string | number | null }
