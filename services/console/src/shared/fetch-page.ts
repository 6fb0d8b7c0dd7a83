const AGAIN_AFTER_MS = 1_000;

/** The file of a page, asked for once more when the line dropped: not every failure is a release. */
export async function fetchTwice<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch {
    await new Promise((resolve) => { setTimeout(resolve, AGAIN_AFTER_MS); });
    // Not the browser's own error, at which the router would reload, to a page of the browser's when there is no line.
    return await load().catch(() => { throw new Error('The file of the page was not fetched'); });
  }
}

/** The last resort: browsers may remember that a file could not be fetched. Without a line the page that says so stays. */
export function reloadWithLine(): void {
  if (navigator.onLine) location.reload();
}
