import type { InfiniteData, InfiniteQueryObserverResult } from '@tanstack/react-query';

type Listed = Pick<InfiniteQueryObserverResult<InfiniteData<unknown>>, 'data' | 'fetchNextPage'>;

/** Changes may come one after the other; the button is still there for whoever waits longer. */
const MOST = 5;

/**
 * One page more than is there. A list that is read again meanwhile, since something in it changed, would put an end to that: it is
 * waited for, and then asked again.
 */
export async function readOneMore({ data, fetchNextPage }: Listed): Promise<void> {
  const shown = data?.pages.length ?? 0;
  for (let turn = 0; turn < MOST; turn += 1) {
    const now = await fetchNextPage({ cancelRefetch: false });
    if (now.isError || !now.hasNextPage || (now.data?.pages.length ?? 0) > shown) return;
  }
}
