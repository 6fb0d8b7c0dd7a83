/**
 * Whether this page takes its person to be signed in: set by `GET /session`, and not unset when a request is refused, or a teacher whose token
 * just ended would go on as an anonymous stranger. `session`: the name of the one that this page is of, as it was last read.
 */
export const signedIn: { value: boolean; staff: string | undefined; session: string | undefined } = { value: false, staff: undefined, session: undefined };

/** Of each request: whose page it comes from. The server answers 401 when somebody else has signed in in this browser meanwhile. */
export const fromThisPage = (): string => signedIn.value ? ['staff', ...signedIn.staff === undefined ? [] : [signedIn.staff]].join(' ') : 'public';

const listeners = new Set<() => void>();

/** Calls when the session turns out to be over. Returns how to stop that. */
export function onSessionEnd(listener: () => void): () => void {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
}

export function tellSessionEnd(): void {
  listeners.forEach((listener) => { listener(); });
}
