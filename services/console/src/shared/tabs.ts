const TOLD_EVERY_MS = 5_000;

/** What a page tells the other pages of its browser when it is touched: whose it is. Nothing of it is kept. */
interface Touch { readonly staff: string }

interface Heard {
  /** A page of the same person was touched. */
  readonly onTouch: () => void;
  /** A page of somebody else is open in this browser. */
  readonly onAnother: () => void;
}

export interface Tabs {
  /** Somebody touches this page; told to the others at most every five seconds. */
  readonly tell: () => void;
  readonly leave: () => void;
}

/**
 * Pages of one browser share a session, so they share that somebody is at work: one that lies behind does not end it. Joining is told, too. In
 * browsers that know no channels each page goes by its own.
 */
export function joinTabs(staff: string | undefined, { onTouch, onAnother }: Heard, now: () => number = Date.now): Tabs {
  if (staff === undefined || !('BroadcastChannel' in globalThis)) return { tell: () => undefined, leave: () => undefined };
  const channel = new BroadcastChannel('at-work');
  let told = Number.NEGATIVE_INFINITY;
  channel.addEventListener('message', ({ data }: MessageEvent<Touch>) => {
    if (data.staff === staff) onTouch();
    else onAnother();
  });
  const tell = (): void => {
    if (now() - told < TOLD_EVERY_MS) return;
    told = now();
    channel.postMessage({ staff } satisfies Touch);
  };
  tell();
  return { tell, leave: () => { channel.close(); } };
}
