import { answerOf, api } from '../../shared/api';
import { INBOXES, NONE, unread } from './unread';
import { who } from './who';

interface Counted { readonly unread: number; readonly more: boolean }

const AGAIN_MS = 30_000;

/** Once, when the program starts: follows the streams of messages while their person looks at the page and there is a line. */
export function watchUnread(): void {
  let stop: (() => void) | undefined;
  const look = (): void => {
    // Who came by the PIN reads no messages.
    const isOn = who.value.kind === 'STAFF' && !who.value.inField && navigator.onLine && document.visibilityState === 'visible';
    if (!isOn) {
      stop?.();
      stop = undefined;
    } else {
      stop ??= followInboxes();
    }
    if (who.value.kind !== 'STAFF') unread.set(NONE);
  };
  who.follow(look);
  document.addEventListener('visibilitychange', look);
  addEventListener('online', look);
  addEventListener('offline', look);
  look();
}

function followInboxes(): () => void {
  const counted = new Map<string, Counted>();
  const end = new AbortController();
  const note = (inbox: string, one: Counted): void => {
    if (end.signal.aborted) return;
    counted.set(inbox, one);
    const all = [...counted.values()];
    unread.set({ count: all.reduce((sum, { unread: count }) => sum + count, 0), more: all.some(({ more }) => more) });
  };
  for (const inbox of INBOXES) listen(inbox, end.signal, (one) => { note(inbox, one); });
  return () => { end.abort(); };
}

/** Counts anew whenever something may have been missed. */
function listen(inbox: (typeof INBOXES)[number], signal: AbortSignal, tell: (one: Counted) => void): void {
  const source = new EventSource(`${inbox}/stream`);
  const count = (): void => { answerOf(api.GET(`${inbox}/counts`, {})).then(tell, () => undefined); };
  source.addEventListener('ready', count);
  source.addEventListener('reset', count);
  source.addEventListener('message', ({ data }: MessageEvent<string>) => { tell(JSON.parse(data) as Counted); });
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED && !signal.aborted) setTimeout(() => { if (!signal.aborted) listen(inbox, signal, tell); }, AGAIN_MS);
  });
  signal.addEventListener('abort', () => { source.close(); });
}
