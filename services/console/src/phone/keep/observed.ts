/** A value that pages follow. */
export class Observed<T> {
  private readonly listeners = new Set<() => void>();
  private current: T;

  constructor(first: T) {
    this.current = first;
  }

  get value(): T {
    return this.current;
  }

  set(next: T): void {
    this.current = next;
    this.listeners.forEach((listener) => { listener(); });
  }

  /** Returns how to stop. */
  follow(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => { this.listeners.delete(listener); };
  }
}
