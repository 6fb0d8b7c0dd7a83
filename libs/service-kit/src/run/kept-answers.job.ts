import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { purgeAnswers, rehashAnswers, type ServiceDatabase } from '@referrals/database';
import type { Clock } from '@referrals/calendar';
import { idempotencySecrets } from '../keys/idempotency-secrets.js';
import type { KeyRing } from '../keys/key-ring.js';
import type { Logger } from './logger.js';

const EVERY_MS = 60_000;

export interface KeptAnswersParts {
  readonly database: ServiceDatabase;
  readonly clock: Clock;
  readonly keys: KeyRing;
  readonly logger: Logger;
}

/**
 * What a service answered, kept for those who ask again: once a minute what a process of the release before left in clear is hashed, and
 * what is older than 30 days goes, but for filings. Replicas that do so at once do nothing twice; a killed one has left nothing half done.
 */
@Injectable()
export class KeptAnswersJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  /** @param answersForEver routes whose answers are never removed */
  constructor(private readonly parts: KeptAnswersParts, private readonly answersForEver: readonly string[]) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.run().catch((error: unknown) => this.parts.logger.failure('kept answers', error)).finally(() => { this.running = undefined; });
    }, EVERY_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Hashes what stands in clear. Before a service serves, and each minute beside a process of the release before. */
  rehash(): Promise<number> {
    const { database, keys } = this.parts;
    return rehashAnswers(database, idempotencySecrets(keys).rows, (route) => this.answersForEver.includes(route));
  }

  private async run(): Promise<void> {
    await this.rehash();
    await purgeAnswers(this.parts.database, this.parts.clock.now());
  }
}
