/** Aborted by Ctrl-C or SIGTERM, and when the process that started this one is gone: nothing is left running behind its back. */
export function stopRequests(): AbortSignal {
  const requested = new AbortController();
  const stop = (): void => requested.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  process.once('disconnect', stop);
  // Listening holds the channel open, and an open channel would keep this process from ending.
  process.channel?.unref();
  return requested.signal;
}

/** Resolves when the signal is aborted. */
export function asked(stopping: AbortSignal): Promise<undefined> {
  return new Promise((done) => {
    if (stopping.aborted) done(undefined);
    else stopping.addEventListener('abort', () => done(undefined), { once: true });
  });
}
