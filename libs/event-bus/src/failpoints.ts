/** Steps at which tests may make a process fail; the names are the protocol's own. */
export const FAILPOINTS = [
  'relay.after-read', 'relay.after-hand-over', 'relay.before-commit', 'relay.after-commit',
  'worker.before-handler', 'worker.after-handler', 'worker.before-commit', 'worker.after-commit', 'worker.after-attempt',
] as const;
export type Failpoint = (typeof FAILPOINTS)[number];

type Action = 'kill' | 'throw';

/**
 * Reads `FAILPOINTS=name:action[:skip],…` (kill, throw; `skip` passes before it acts once). Unset, a step costs one comparison.
 */
export class Failpoints {
  private readonly armed = new Map<string, { action: Action; skip: number }>();
  readonly active: boolean;

  constructor(setting: string | undefined) {
    for (const part of (setting ?? '').split(',').filter(Boolean)) {
      const [name = '', action = '', skip = '0'] = part.split(':');
      if (!(FAILPOINTS as readonly string[]).includes(name) || (action !== 'kill' && action !== 'throw')) throw new Error(`Unknown failpoint ${part}`);
      this.armed.set(name, { action, skip: Number(skip) });
    }
    this.active = this.armed.size > 0;
  }

  /** Does nothing unless this step is armed. */
  hit(name: Failpoint): void {
    if (!this.active) return;
    const point = this.armed.get(name);
    if (point === undefined) return;
    if (point.skip > 0) { point.skip -= 1; return; }
    this.armed.delete(name);
    if (point.action === 'kill') process.kill(process.pid, 'SIGKILL');
    throw new Error(`failpoint ${name}`);
  }
}
