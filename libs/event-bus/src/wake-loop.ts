/** Runs `pass` whenever woken and at least every `pollMs`; never two passes at once. A pass that did something runs again. */
export class WakeLoop {
  private stopped = false;
  private woken = false;
  private wakeUp: (() => void) | undefined;
  private running: Promise<void> | undefined;

  constructor(private readonly pass: () => Promise<boolean>, private readonly pollMs: number, private readonly failed: (error: unknown) => void) {}

  start(): void {
    this.running ??= this.run();
  }

  wake(): void {
    this.woken = true;
    this.wakeUp?.();
  }

  /** Resolves when the pass under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wakeUp?.();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.woken = false;
      let again = false;
      try {
        again = await this.pass();
      } catch (error) {
        this.failed(error);
      }
      if (!again && !this.woken && !this.stopped) await this.rest();
    }
  }

  private async rest(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.pollMs);
      this.wakeUp = () => { clearTimeout(timer); resolve(); };
    });
    this.wakeUp = undefined;
  }
}
