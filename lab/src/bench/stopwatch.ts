/** Durations by what was asked, in milliseconds. */
export class Stopwatch {
  private readonly samples = new Map<string, number[]>();
  private readonly named = new Map<string, { readonly about: string; readonly ms: number }[]>();

  /** `about` says of which case it was, to look at some of them apart. */
  add(what: string, ms: number, about?: string): void {
    if (about !== undefined) {
      const cases = this.named.get(what);
      if (cases === undefined) this.named.set(what, [{ about, ms }]);
      else cases.push({ about, ms });
    }
    const known = this.samples.get(what);
    if (known === undefined) this.samples.set(what, [ms]);
    else known.push(ms);
  }

  /** Runs it and keeps how long it took. */
  async time<T>(what: string, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const result = await work();
    this.add(what, performance.now() - started);
    return result;
  }

  kinds(): string[] {
    return [...this.samples.keys()];
  }

  count(what: string): number {
    return this.samples.get(what)?.length ?? 0;
  }

  /** Those of which it is known what they are about, by whether `which` names it. */
  of(what: string, which: (about: string) => boolean): Stopwatch {
    const some = new Stopwatch();
    for (const { about, ms } of this.named.get(what) ?? []) if (which(about)) some.add(what, ms);
    return some;
  }

  /** Nearest-rank percentile over everything whose kind `of` names; NaN when there is nothing. */
  percentile(part: number, ...of: readonly string[]): number {
    const sorted = of.flatMap((what) => this.samples.get(what) ?? []).sort((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
  }

  /** A table's row: kind, count, p50, p95, p99. */
  row(name: string, ...of: readonly string[]): string[] {
    const kinds = of.length === 0 ? [name] : of;
    const count = kinds.reduce((sum, what) => sum + this.count(what), 0);
    return [name, String(count), ...[0.5, 0.95, 0.99].map((part) => this.percentile(part, ...kinds).toFixed(1))];
  }
}
