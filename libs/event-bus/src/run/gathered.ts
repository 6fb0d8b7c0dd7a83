interface Asked<Item, Answer> { readonly item: Item; readonly resolve: (answer: Answer) => void; readonly reject: (error: unknown) => void }

/**
 * Does together what is asked for in one turn of the event loop, or within `gatherMs` of the last beginning: at once when nothing was
 * done for that long. All who asked get the one answer, or the one failure.
 */
export class Gathered<Item, Answer> {
  private asked: Asked<Item, Answer>[] = [];
  private nextStart = 0;

  constructor(private readonly work: (items: readonly Item[]) => Promise<Answer>, private readonly gatherMs = 0) {}

  run(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.asked.push({ item, resolve, reject }) > 1) return;
      const early = this.nextStart - performance.now();
      if (early > 0) setTimeout(() => this.begin(), early);
      else setImmediate(() => this.begin());
    });
  }

  private begin(): void {
    const asked = this.asked;
    this.asked = [];
    this.nextStart = performance.now() + this.gatherMs;
    this.work(asked.map(({ item }) => item)).then(
      (answer) => { for (const { resolve } of asked) resolve(answer); },
      (error: unknown) => { for (const { reject } of asked) reject(error); },
    );
  }
}
