import { SomeEvents } from './some-events.js';

/** Steps at which tests may make a process fail; the names are the protocol's own. */
export const FAILPOINTS = [
  'relay.after-read', 'relay.after-hand-over', 'relay.before-commit', 'relay.after-commit', 'inbox.after-insert', 'inbox.after-commit',
  'consumer.after-offset',
  'join.after-note', 'join.after-feed', 'join.before-end', 'join.after-end', 'history.after-begin', 'history.after-hand-over', 'history.after-verified', 'history.after-done',
  'worker.before-handler', 'worker.after-handler', 'worker.before-commit', 'worker.after-commit', 'worker.after-attempt',
] as const;
export type Failpoint = (typeof FAILPOINTS)[number];

const ACTIONS = ['kill', 'throw', 'hang'] as const;
type Action = (typeof ACTIONS)[number];

/**
 * Reads `FAILPOINTS=name:action[:count],…`: kill (SIGKILL to this process), throw or hang; with a count only the count-th time the
 * step is reached, without one every time; with `500x3` for one event in 500, in its first three tries. Unset, a step costs one
 * comparison.
 */
export class Failpoints {
  private readonly armed = new Map<string, { action: Action; count: number; seen: number; some: SomeEvents | undefined }>();
  readonly active: boolean;

  /** @throws Error when a step or an action has no such name: a test must not pass because of a slip of the pen */
  constructor(setting?: string) {
    for (const part of (setting ?? '').split(',').filter(Boolean)) {
      const [name = '', action = '', count = '0'] = part.split(':');
      const some = SomeEvents.read(count);
      const known = FAILPOINTS.some((one) => one === name) && ACTIONS.some((one) => one === action) && (some !== undefined || /^\d+$/.test(count));
      if (!known) throw new Error(`Unknown failpoint ${part}`);
      this.armed.set(name, { action: action as Action, count: some === undefined ? Number(count) : 0, seen: 0, some });
    }
    this.active = this.armed.size > 0;
  }

  /** Does nothing unless this step is armed. Awaited by whoever can be made to hang. */
  hit(name: Failpoint, event?: { readonly id: string; readonly attempt: number }): Promise<never> | undefined {
    if (!this.active) return undefined;
    const point = this.armed.get(name);
    if (point === undefined) return undefined;
    if (point.some !== undefined && (event === undefined || !point.some.fails(event.id, event.attempt))) return undefined;
    point.seen += 1;
    if (point.count > 0 && point.seen !== point.count) return undefined;
    if (point.action === 'hang') return new Promise(() => undefined);
    if (point.action === 'kill') process.kill(process.pid, 'SIGKILL');
    throw new Error(`failpoint ${name}`);
  }
}
