import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { shanghaiDate } from '@referrals/calendar';
import { ServiceDatabase } from '@referrals/database';
import { isOpen } from '@referrals/policy';
import { ClockPort, DirectoryCopyStore, Logger } from '@referrals/service-kit';
import { FindLeftReferrals } from './find-left-referrals.js';

const EVERY_MS = 60_000;

/**
 * A desk may close on a day published long before; no event comes on that day. Once a day, in China, and once after each start,
 * desks that are closed by now lose what they still hold. Two processes doing so at once move nothing twice.
 */
@Injectable()
export class ClosingDayJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private done = '';

  constructor(
    private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly directory: DirectoryCopyStore,
    private readonly left: FindLeftReferrals, private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => { this.run().catch((error: unknown) => this.logger.failure('closing day', error)); }, EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Number of reports left behind by desks that are closed today; 0 when the day was done before or the copy is not whole. */
  async run(): Promise<number> {
    const today = shanghaiDate(this.clock.now());
    if (this.done === today) return 0;
    const found = await this.database.asWorker(async (tx) => {
      const copy = await this.directory.load(tx);
      if (!copy.whole) return undefined;
      let reports = 0;
      for (const desk of copy.allDesks()) if (!isOpen(desk, today)) reports += await this.left.checkDesk(tx, desk);
      return reports;
    });
    if (found !== undefined) this.done = today;
    return found ?? 0;
  }
}
