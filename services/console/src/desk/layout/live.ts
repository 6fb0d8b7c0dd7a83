import type { QueryClient } from '@tanstack/react-query';
import { CARDS, isStaleBy, type Told } from './stale-by';

/** What streams there are: of messages to me, and of the referrals of my desks, for who sits at one. */
export const STREAMS = { message: '/api/directory/inbox/stream', referral: '/api/referral-desk/worklist/stream' } as const;
export type StreamName = keyof typeof STREAMS;

/** In case a stream tells nothing, and for what comes by time alone: a backup desk's work. */
const ASK_EVERY_MS = 5 * 60_000;
/** The streams wait for what the page reads first, but not for longer than a few seconds. */
const LOOK_AGAIN_MS = 500;
const MOST_LOOKS = 8;
/** Changes of one action come together: they are read once. */
const TOGETHER_MS = 300;
/** What lets a desk read a report comes by its own way, soon after the referral. */
const CARDS_AFTER_MS = 3_000;
/** After its token's end a stream is opened again. */
const AGAIN_MS = 5_000;

/**
 * Keeps what is shown up to date: one browser holds one connection a stream (whichever of its tabs got the lock), and passes what it hears to the others.
 * `onArrival` hears of work that came. Returns how to stop.
 */
export function followChanges(cache: QueryClient, streams: readonly StreamName[], onArrival: () => void): () => void {
  const end = new AbortController();
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel('live') : undefined;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let heard: Told[] = [];

  const later = (ms: number, work: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  };
  const askAgain = (told: readonly Told[]): void => { void cache.invalidateQueries({ predicate: ({ queryKey }) => told.some((one) => isStaleBy(one, queryKey)) }); };
  const note = (told: Told): void => {
    if (told.name === 'message' && told.kind === 'ARRIVAL' && !told.read) onArrival();
    if (told.name === 'referral' && told.change === 'ARRIVED') later(CARDS_AFTER_MS, () => { void cache.invalidateQueries({ queryKey: [CARDS] }); });
    if (heard.length === 0) {
      later(TOGETHER_MS, () => {
        const all = heard;
        heard = [];
        askAgain(all);
      });
    }
    heard.push(told);
  };
  channel?.addEventListener('message', ({ data }: MessageEvent<Told>) => { note(data); });
  const poll = setInterval(() => { if (!document.hidden) askAgain([{ name: 'all' }]); }, ASK_EVERY_MS);

  const pass = (told: Told): void => {
    // What a stream still had when somebody left is for nobody.
    if (end.signal.aborted) return;
    note(told);
    channel?.postMessage(told);
  };
  // The page itself comes first on a slow line; what happens meanwhile is asked for when the stream begins.
  const begin = (looks: number): void => {
    if (looks > 0 && cache.isFetching() > 0) return later(LOOK_AGAIN_MS, () => { begin(looks - 1); });
    for (const name of streams) void alone(`live ${name}`, end.signal, () => listen(name, end.signal, pass));
  };
  later(LOOK_AGAIN_MS, () => { begin(MOST_LOOKS); });

  return () => {
    end.abort();
    clearInterval(poll);
    timers.forEach(clearTimeout);
    channel?.close();
  };
}

/** Until the signal; what may have been missed before the first connection is said as `began`, between two as `all`. */
function listen(name: StreamName, signal: AbortSignal, pass: (told: Told) => void): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) return done();
    let source: EventSource;
    const open = (isAgain: boolean): void => {
      source = new EventSource(STREAMS[name]);
      source.addEventListener('ready', () => { pass(isAgain ? { name: 'all' } : { name: 'began' }); }, { once: true });
      source.addEventListener('reset', () => { pass({ name: 'all' }); });
      source.addEventListener(name, ({ data }: MessageEvent<string>) => { pass({ name, ...JSON.parse(data) as object } as Told); });
      source.addEventListener('error', () => {
        if (source.readyState === EventSource.CLOSED && !signal.aborted) setTimeout(() => { if (!signal.aborted) open(true); }, AGAIN_MS);
      });
    };
    open(false);
    signal.addEventListener('abort', () => { source.close(); done(); });
  });
}

/** In whichever tab got it first, until that one is closed. */
async function alone(name: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work();
  await navigator.locks.request(name, { signal }, work).catch((error: unknown) => { if (!signal.aborted) throw error; });
}
