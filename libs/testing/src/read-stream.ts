export interface Told { readonly type: string; readonly id: string | undefined; readonly data: unknown }

const OF_THE_STREAM = ['ready', 'reset', 'beat'];

/** Reads server-sent events as they come. */
export class StreamReader {
  readonly told: Told[] = [];
  /** Resolves when the stream ends, whoever ended it. */
  readonly ended: Promise<void>;
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;

  constructor(response: Response) {
    if (response.body === null) throw new Error('No body');
    this.reader = response.body.getReader() as ReadableStreamDefaultReader<Uint8Array>;
    this.ended = this.read();
  }

  /** Events of things, without what tells how the stream itself is. */
  get things(): unknown[] {
    return this.told.filter(({ type }) => !OF_THE_STREAM.includes(type)).map(({ type, data }) => [type, data]);
  }

  get lastId(): string {
    return this.told.findLast(({ id }) => id !== undefined)?.id ?? '';
  }

  async close(): Promise<void> {
    await this.reader.cancel();
  }

  private async read(): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    for (;;) {
      const { done, value } = await this.reader.read().catch(() => ({ done: true, value: undefined }));
      if (done) return;
      text += decoder.decode(value, { stream: true });
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) this.take(part);
    }
  }

  private take(part: string): void {
    const lines = new Map(part.trim().split('\n').filter(Boolean).map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
    if (lines.size === 0) return;
    const data = lines.get('data');
    this.told.push({ type: lines.get('event') ?? 'message', id: lines.get('id'), data: data === undefined ? undefined : JSON.parse(data) });
  }
}
