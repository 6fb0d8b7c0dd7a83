import { Injectable } from '@nestjs/common';
import type { Instant } from '@referrals/calendar';
import { ServiceDatabase, type Tx } from '@referrals/database';
import type { Job, JobTurn } from '@referrals/service-kit';
import { hasUntold } from './publish-register.js';
import { changeRegister } from './register-change.js';

/**
 * A process of the release before tells what it changes by the first versions of the events alone. While it runs beside this one, what it
 * changed is told by the second within a minute.
 */
@Injectable()
export class PublishUntoldJob implements Job {
  readonly name = 'publish-untold';
  readonly schedule = { everySeconds: 60 };

  constructor(private readonly database: ServiceDatabase) {}

  async run({ at, asWorker }: Pick<JobTurn, 'at' | 'asWorker'>): Promise<void> {
    await asWorker((tx) => tellWhatIsUntold(this.database, tx, at));
  }
}

/** Publishes what the second versions have not told yet: at the first start of this release, all there is. Nothing when they told everything. */
export async function tellWhatIsUntold(database: ServiceDatabase, tx: Tx, now: Instant): Promise<void> {
  if (!await hasUntold(tx)) return;
  await changeRegister(database, tx, { actor: { role: 'SYSTEM' }, now }, async ({ change, revision }) => { change.record('register.told-again', { revision }); });
}
