import { useEffect } from 'preact/hooks';

const SEEN_AFTER_MS = 2_000;

/** Calls once these have been on the screen for two seconds; a page in the background does not count. */
export function useSeen(ids: readonly string[], tell: (ids: readonly string[]) => void): void {
  const names = ids.join(' ');
  useEffect(() => {
    if (names === '') return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const watch = (): void => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') timer = setTimeout(() => { tell(names.split(' ')); }, SEEN_AFTER_MS);
    };
    watch();
    document.addEventListener('visibilitychange', watch);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', watch);
    };
  }, [names]);
}
