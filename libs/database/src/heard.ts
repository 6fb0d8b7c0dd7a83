/** The same promise; its failure counts as handled also when nobody waits for it. */
export function heard<P extends Promise<unknown>>(promise: P): P {
  promise.catch(() => undefined);
  return promise;
}
