import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { DemoClock } from './demo-clock.js';

/** What another replica kept is known here within a second. */
const LOOK_EVERY_MS = 500;

/** Looks again and again how far other replicas of the service set its clock on. While the database is away the clock goes on as it was. */
export class FollowDemoClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;

  constructor(private readonly clock: Pick<DemoClock, 'look'>) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.looking ??= this.clock.look().catch(() => undefined).finally(() => { this.looking = undefined; });
    }, LOOK_EVERY_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }
}
