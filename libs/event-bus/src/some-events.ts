import { createHash } from 'node:crypto';

/**
 * A rule that names one event in so many by a hash of its id, each of which fails so many times before it succeeds: for
 * measurements that need the same failures on both sides. Written `500x3`.
 */
export class SomeEvents {
  private constructor(private readonly among: number, private readonly times: number) {}

  /** Undefined when it is no such rule. */
  static read(text: string): SomeEvents | undefined {
    const [, among, times] = /^([1-9]\d{0,5})x([1-9]\d?)$/.exec(text) ?? [];
    return among === undefined || times === undefined ? undefined : new SomeEvents(Number(among), Number(times));
  }

  names(eventId: string): boolean {
    return createHash('sha256').update(eventId).digest().readUInt32BE(0) % this.among === 0;
  }

  /** Whether the n-th try (n from 1) of this event fails. */
  fails(eventId: string, attempt: number): boolean {
    return attempt <= this.times && this.names(eventId);
  }
}
