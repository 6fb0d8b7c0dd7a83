import { setTimeout as pause } from 'node:timers/promises';

/**
 * `joining` serves: events of the past are on their way to a subscriber that is new to them. `degraded` still serves (a key is parked);
 * `waiting` cannot yet (a copy is not whole, the database is away); `ending` does not any more: the process lets those inside out.
 */
export type HealthState = 'ok' | 'joining' | 'degraded' | 'waiting' | 'ending';

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
  private ending = false;

  add(check: HealthCheck): void {
    this.checks.push(check);
  }

  /** From here on the process ends: whoever sends requests to it is to look elsewhere. */
  end(): void {
    this.ending = true;
  }

  /** Asks again and again until nothing waits; false when something still does after that time. */
  async untilReady(timeoutMs: number): Promise<boolean> {
    const until = performance.now() + timeoutMs;
    for (;;) {
      if (serves(await this.report())) return true;
      if (performance.now() > until) return false;
      await pause(50);
    }
  }

  async report(): Promise<HealthReport> {
    // What it needs goes away now, and is nobody's trouble.
    if (this.ending) return sumUp([{ name: 'process', state: 'ending' }]);
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
  const worst = (['ending', 'waiting', 'degraded', 'joining'] as const).find((state) => findings.some((finding) => finding.state === state));
  return { state: worst ?? 'ok', findings };
}

/** Whether requests may be sent there. */
export const serves = ({ state }: HealthReport): boolean => state !== 'waiting' && state !== 'ending';
