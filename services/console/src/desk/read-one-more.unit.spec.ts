import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { InfiniteQueryObserver, QueryClient, type InfiniteData } from '@tanstack/react-query';
import { readOneMore } from './read-one-more';

interface Page { readonly next?: number }

/** A list of three pages; each answer comes when the test says so. */
describe('a page more of a list', () => {
  let cache: QueryClient;
  let waiting: (() => void)[];
  let list: InfiniteQueryObserver<Page, Error, InfiniteData<Page>, string[], number>;
  let stop: () => void;

  beforeEach(async () => {
    cache = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: Infinity } } });
    waiting = [];
    list = new InfiniteQueryObserver(cache, {
      queryKey: ['list'], initialPageParam: 0, getNextPageParam: ({ next }) => next,
      queryFn: ({ pageParam }) => new Promise<Page>((resolve) => {
        waiting.push(() => { resolve(pageParam < 2 ? { next: pageParam + 1 } : {}); });
      }),
    });
    stop = list.subscribe(() => undefined);
    await answered();
  });
  afterEach(() => {
    stop();
    cache.clear();
  });

  const turns = async (): Promise<void> => { for (let n = 0; n < 20; n += 1) await Promise.resolve(); };
  /** Answers whatever was asked until nothing is asked any more. */
  const answered = async (): Promise<void> => {
    for (await turns(); waiting.length > 0; await turns()) waiting.splice(0).forEach((answer) => { answer(); });
  };
  const pages = (): number | undefined => list.getCurrentResult().data?.pages.length;

  it('comes', async () => {
    const asked = readOneMore(list.getCurrentResult());
    await answered();
    await asked;
    expect(pages()).toBe(2);
  });

  it('comes although the list is read again while it is under way', async () => {
    const asked = readOneMore(list.getCurrentResult());
    await turns();
    void cache.invalidateQueries();
    await answered();
    await asked;
    expect(pages()).toBe(2);
  });

  it('comes when it is asked while the list is read again, which is not left undone', async () => {
    const again = cache.invalidateQueries();
    await turns();
    const asked = readOneMore(list.getCurrentResult());
    await answered();
    await Promise.all([asked, again]);
    expect([pages(), list.getCurrentResult().isStale, cache.getQueryState(['list'])?.isInvalidated]).toEqual([2, true, false]);
  });

  it('is not asked for behind the last', async () => {
    for (let n = 0; n < 4; n += 1) {
      const asked = readOneMore(list.getCurrentResult());
      await answered();
      await asked;
    }
    expect(pages()).toBe(3);
  });
});
