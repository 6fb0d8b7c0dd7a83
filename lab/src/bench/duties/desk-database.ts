import { instant, systemClock, type Instant } from '@referrals/calendar';
import { createPool, roleUrls, schemaOf, ServiceDatabase, SHARDS } from '@referrals/database';
import { EscalateDutiesJob, followDuties, Logger, processEnvironment } from '@referrals/service-kit';
import { definitions } from '@referrals/services';

const SERVICE = 'referral-desk';

/** The desks' database as one of their processes has it, with the job that fires steps. */
export class DeskDatabase {
  private readonly job: EscalateDutiesJob;

  private constructor(private readonly database: ServiceDatabase) {
    this.job = new EscalateDutiesJob(database, new Logger('bench', 'warn'));
  }

  static async open(url: string, secret: Buffer): Promise<DeskDatabase> {
    const urls = roleUrls(url, SERVICE, secret);
    const pool = (own: string) => createPool({ url: own, name: 'bench', max: 4, schema: `${schemaOf(SERVICE)},app`, onError: () => undefined });
    const database = new ServiceDatabase(SERVICE, { app: pool(urls.app), worker: pool(urls.worker) }, SHARDS);
    const duties = definitions.find(({ name }) => name === SERVICE)?.duties;
    if (duties === undefined) throw new Error('The desks owe nothing');
    await followDuties(duties, { database, clock: systemClock, environment: processEnvironment() });
    return new DeskDatabase(database);
  }

  /** One turn of the job as if it were that moment. Milliseconds. */
  async turn(at: Instant, signal: AbortSignal): Promise<number> {
    const began = performance.now();
    await this.job.run({ at, due: at, since: undefined, asWorker: (work) => this.database.asWorker(work), stopping: signal });
    return performance.now() - began;
  }

  close(): Promise<void> {
    return this.database.close();
  }
}

export const after = (ms: number): Instant => instant(new Date(Date.now() + ms).toISOString());
