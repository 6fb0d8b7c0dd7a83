import type { QueryClient } from '@tanstack/react-query';

/** A message to me: that work came, that something owed climbs; or that I read one. */
interface Told { readonly kind?: 'ARRIVAL' | 'ESCALATION' | 'ANSWER'; readonly read?: boolean }

const STREAMS = { message: '/api/directory/inbox/stream' } as const;
type StreamName = keyof typeof STREAMS;
interface Passed { readonly name: StreamName; readonly told: Told }

const ASK_EVERY_MS = 30_000;
/** Changes of one action come together: they are read once. */
const TOGETHER_MS = 300;
/** After its token's end a stream is opened again. */
const AGAIN_MS = 5_000;

/** Work of my desks. */
const WORK = ['/api/referral-desk/', '/api/mandatory-reporting/'];
const MESSAGES = '/api/directory/inbox';

/**
 * Keeps what is shown up to date: one browser holds one connection a stream (whichever of its tabs got the lock), and passes what it hears to the others.
 * What colleagues do brings no message: lists and counts are asked again every thirty seconds as well. `onArrival` hears of work that came. Returns how to stop.
 */
export function followChanges(cache: QueryClient, onArrival: () => void): () => void {
  const end = new AbortController();
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel('live') : undefined;
  const stale = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const note = ({ told }: Passed): void => {
    for (const path of told.read === true ? [MESSAGES] : [MESSAGES, ...WORK]) stale.add(path);
    if (told.kind === 'ARRIVAL' && told.read === false) onArrival();
    timer ??= setTimeout(() => {
      const paths = [...stale];
      stale.clear();
      timer = undefined;
      for (const path of paths) void cache.invalidateQueries({ predicate: startsWith(path) });
    }, TOGETHER_MS);
  };
  channel?.addEventListener('message', ({ data }: MessageEvent<Passed>) => { note(data); });
  const poll = setInterval(() => {
    if (!document.hidden) for (const path of WORK) void cache.invalidateQueries({ predicate: startsWith(path) });
  }, ASK_EVERY_MS);

  const listen = (name: StreamName): Promise<void> => new Promise((done) => {
    let source: EventSource;
    const open = (): void => {
      source = new EventSource(STREAMS[name]);
      source.addEventListener('reset', () => { pass(name, {}); });
      source.addEventListener(name, (event: MessageEvent<string>) => { pass(name, JSON.parse(event.data) as Told); });
      source.addEventListener('error', () => {
        if (source.readyState === EventSource.CLOSED && !end.signal.aborted) setTimeout(() => { if (!end.signal.aborted) open(); }, AGAIN_MS);
      });
    };
    open();
    end.signal.addEventListener('abort', () => { source.close(); done(); });
  });
  const pass = (name: StreamName, told: Told): void => {
    note({ name, told });
    channel?.postMessage({ name, told } satisfies Passed);
  };
  for (const name of Object.keys(STREAMS) as StreamName[]) void alone(`live ${name}`, end.signal, () => listen(name));

  return () => {
    end.abort();
    clearInterval(poll);
    clearTimeout(timer);
    channel?.close();
  };
}

const startsWith = (path: string) => ({ queryKey: [key] }: { readonly queryKey: readonly unknown[] }): boolean => typeof key === 'string' && key.startsWith(path);

/** In whichever tab got it first, until that one is closed. */
async function alone(name: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work();
  await navigator.locks.request(name, { signal }, work).catch((error: unknown) => { if (!signal.aborted) throw error; });
}
