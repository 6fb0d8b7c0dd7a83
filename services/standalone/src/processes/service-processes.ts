import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SERVICES, type ServiceName } from '@referrals/contracts';
import { freePort } from '@referrals/database/server';
import { byAddressVariable, type Environment } from '@referrals/service-kit';
import { openFrontDoor, type FrontDoor } from './front-door.js';
import { databaseUrlFile, folderOf } from './own-databases.js';
import { OwnProcess } from './own-process.js';

export interface ProcessesOptions {
  /** Holds a folder for each service. */
  readonly dataDir: string;
  /** Of the one address in front of all. */
  readonly port: number;
  /** Settings of every service; its own addresses, folders and ports are added. */
  readonly environment: Environment;
  /** What goes over these settings for one service. */
  readonly environmentOf?: (service: ServiceName) => Environment;
  /** Arguments of Node before the program. */
  readonly nodeOptions?: readonly string[];
  readonly onLine?: (line: string) => void;
}

/** A process for each service with its own database, events over Kafka, and one address in front of all. */
export class ServiceProcesses {
  private constructor(
    private readonly options: ProcessesOptions, private readonly door: FrontDoor, private readonly processes: ReadonlyMap<ServiceName, OwnProcess>,
  ) {}

  /** Opens the door; the services are started by `start`. @throws EADDRINUSE */
  static async open(options: ProcessesOptions): Promise<ServiceProcesses> {
    const processes = new Map<ServiceName, OwnProcess>();
    for (const service of SERVICES) processes.set(service, new OwnProcess(`http://127.0.0.1:${await freePort()}`, options.onLine));
    const door = await openFrontDoor({ port: options.port, addresses: addressesOf(processes), behindProxy: Boolean(options.environment['TRUST_PROXY']) });
    for (const service of SERVICES) mkdirSync(folderOf(options.dataDir, service), { recursive: true, mode: 0o700 });
    return new ServiceProcesses(options, door, processes);
  }

  /** `http://127.0.0.1:3000` */
  get url(): string {
    return this.door.url;
  }

  process(service: ServiceName): OwnProcess {
    const found = this.processes.get(service);
    if (found === undefined) throw new Error(`There is no process of ${service}`);
    return found;
  }

  /** Starts one service; `environment` goes over everything else this time. */
  start(service: ServiceName, environment: Environment = {}): void {
    const { dataDir, environmentOf, nodeOptions = [], environment: common } = this.options;
    const addresses = addressesOf(this.processes);
    const env = {
      ...common,
      ORIGIN: common['ORIGIN'] || this.url, HOST: '127.0.0.1', PORT: new URL(addresses[service]).port, TRUST_PROXY: 'loopback', DATA_DIR: folderOf(dataDir, service),
      ...byAddressVariable((other) => addresses[other]),
      DATABASE_URL: '', DATABASE_URL_FILE: databaseUrlFile(dataDir, service), ...environmentOf?.(service), ...environment,
    };
    this.process(service).spawn({ args: [...nodeOptions, ...MAIN_OPTIONS, mainOf(service)], env: withoutGaps(env) });
  }

  startAll(): void {
    for (const service of SERVICES) this.start(service);
  }

  /** True once every service takes requests, and with `wholly` once nothing at all is amiss. */
  async ready(timeoutMs: number, wholly = false): Promise<boolean> {
    return (await Promise.all([...this.processes.values()].map((one) => one.ready(timeoutMs, wholly)))).every(Boolean);
  }

  /** Asks all to end, then closes the door. */
  async stop(): Promise<void> {
    await Promise.all([...this.processes.values()].map((one) => one.end()));
    await this.door.close();
  }
}

const MAIN_OPTIONS = ['--enable-source-maps', '--disable-warning=TimeoutNegativeWarning'];

/** The built program of a service. */
const mainOf = (service: ServiceName): string => fileURLToPath(new URL(`../../../${service}/dist/main.js`, import.meta.url));

function addressesOf(processes: ReadonlyMap<ServiceName, OwnProcess>): Record<ServiceName, string> {
  return Object.fromEntries([...processes].map(([service, { url }]) => [service, url])) as Record<ServiceName, string>;
}

function withoutGaps(environment: Environment): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
