import { setTimeout as pause } from 'node:timers/promises';

/**
 * `joining` serves: events of the past are on their way to a subscriber that is new to them. `degraded` still serves (a key is parked);
 * `waiting` cannot yet (a copy is not whole, the database is away).
 */
export type HealthState = 'ok' | 'joining' | 'degraded' | 'waiting';

export interface HealthFinding {
  readonly name: string;
  readonly state: HealthState;
  /** Codes and counts for whoever must act; nothing personal. */
  readonly detail?: Readonly<Record<string, string | number | readonly string[]>>;
}

export interface HealthReport { readonly state: HealthState; readonly findings: readonly HealthFinding[] }

export type HealthCheck = () => Promise<HealthFinding> | HealthFinding;

/** Collects what the parts of the process say of themselves. */
export class Health {
  private readonly checks: HealthCheck[] = [];

  add(check: HealthCheck): void {
    this.checks.push(check);
  }

  /** Asks again and again until nothing waits; false when something still does after that time. */
  async untilReady(timeoutMs: number): Promise<boolean> {
    const until = performance.now() + timeoutMs;
    for (;;) {
      if ((await this.report()).state !== 'waiting') return true;
      if (performance.now() > until) return false;
      await pause(50);
    }
  }

  async report(): Promise<HealthReport> {
    const findings = await Promise.all(this.checks.map(async (check) => {
      try {
        return await check();
      } catch {
        return { name: 'check', state: 'waiting' } satisfies HealthFinding;
      }
    }));
    return sumUp(findings);
  }
}

/** One word for many findings: the worst of theirs. */
export function sumUp(findings: readonly HealthFinding[]): HealthReport {
  const worst = (['waiting', 'degraded', 'joining'] as const).find((state) => findings.some((finding) => finding.state === state));
  return { state: worst ?? 'ok', findings };
}
