import type { QueryClient } from '@tanstack/react-query';

/** A change of a referral that one of my desks sees, or a message to me. */
interface Told { readonly id?: string; readonly reportId?: string; readonly change?: 'ARRIVED' | 'CHANGED' | 'LEFT' }

const STREAMS = { referral: '/api/referral-desk/worklist/stream', message: '/api/directory/inbox/stream' } as const;
type StreamName = keyof typeof STREAMS;
interface Passed { readonly name: StreamName; readonly told: Told }

const ASK_EVERY_MS = 30_000;
/** Changes of one action come together: they are read once. */
const TOGETHER_MS = 300;
/** After its token's end a stream is opened again. */
const AGAIN_MS = 5_000;

const LISTS: Readonly<Record<StreamName, readonly string[]>> = {
  referral: ['/api/referral-desk/', '/api/mandatory-reporting/'], message: ['/api/directory/inbox'],
};

/**
 * Keeps what is shown up to date: one browser holds one connection a stream (whichever of its tabs got the lock), and passes what it hears to the others.
 * Where there is no stream, lists and counts are asked again every thirty seconds. `onArrival` hears of work that came. Returns how to stop.
 */
export function followChanges(cache: QueryClient, onArrival: () => void): () => void {
  const end = new AbortController();
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel('live') : undefined;
  const stale = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const note = ({ name, told }: Passed): void => {
    LISTS[name].forEach((path) => { stale.add(path); });
    if (name === 'referral' && told.change === 'ARRIVED') onArrival();
    timer ??= setTimeout(() => {
      const paths = [...stale];
      stale.clear();
      timer = undefined;
      void cache.invalidateQueries({ predicate: ({ queryKey: [path] }) => typeof path === 'string' && paths.some((one) => path.startsWith(one)) });
    }, TOGETHER_MS);
  };
  if (channel) channel.onmessage = ({ data }: MessageEvent<Passed>) => { note(data); };
  const poll = setInterval(() => {
    if (!document.hidden && isDeaf.size > 0) isDeaf.forEach((name) => { note({ name, told: {} }); });
  }, ASK_EVERY_MS);
  const isDeaf = new Set<StreamName>();

  const listen = (name: StreamName): Promise<void> => new Promise((done) => {
    let source: EventSource;
    const open = (): void => {
      source = new EventSource(STREAMS[name]);
      source.addEventListener('ready', () => { isDeaf.delete(name); });
      source.addEventListener('reset', () => { pass(name, {}); });
      source.addEventListener(name, (event: MessageEvent<string>) => { pass(name, JSON.parse(event.data) as Told); });
      source.onerror = () => {
        isDeaf.add(name);
        if (source.readyState === EventSource.CLOSED && !end.signal.aborted) setTimeout(() => { if (!end.signal.aborted) open(); }, AGAIN_MS);
      };
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

/** In whichever tab got it first, until that one is closed. */
async function alone(name: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work();
  await navigator.locks.request(name, { signal }, work).catch((error: unknown) => { if (!signal.aborted) throw error; });
}
