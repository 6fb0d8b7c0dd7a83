import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { SERVICES, type ServiceName } from '@referrals/contracts';
import { schemaOf } from '@referrals/database';
import { freePort, supervisePostgres, type SupervisedPostgres } from '@referrals/database/server';
import { CROWD, inherited, temporaryFolder, type Installed } from '@referrals/develop';
import { listens, superviseBroker, type BrokerListener, type SupervisedBroker } from '@referrals/event-bus/broker';
import { demoAccounts } from '@referrals/operate';
import { DataFolder, processEnvironment, type Environment } from '@referrals/service-kit';
import { databaseUrlFile, ensureDatabases, folderOf, keepRunning, makeTopics, ServiceProcesses } from '@referrals/standalone';
import { GateKeeper, type KeptGate } from '@referrals/testing';

/** The networks a service depends on. */
export type Line = 'broker' | 'database';

const quickly = { maxRestarts: 10_000, windowMs: 1_000 };

/**
 * An installation of its own for a tool, as a city runs it: a process and a database for each service, a broker, and between each
 * service and either of these a network that can fail. What ends is started again. Everything it started ends with it.
 */
export class OwnCity implements Installed {
  /** Ends of services nobody here asked for. */
  readonly ends: { readonly service: ServiceName; readonly reason: string; readonly said: string }[] = [];
  private readonly ending = new AbortController();
  /** What a service is given at its next start only. */
  private readonly armed = new Map<ServiceName, Environment>();
  /** Processes of PostgreSQL and the broker that were killed. */
  private readonly killed = new Set<number>();
  /** Ends that were asked for, by service. */
  private readonly struck = new Map<ServiceName, number>();

  private constructor(
    readonly dataDir: string, private readonly postgres: SupervisedPostgres, private readonly broker: SupervisedBroker,
    private readonly keeper: GateKeeper, private readonly gates: ReadonlyMap<string, KeptGate>, private readonly services: ServiceProcesses,
  ) {}

  /** Starts all of it, ready or not. @throws BrokerError, StartError */
  static async start(environment: Environment = {}): Promise<OwnCity> {
    const dataDir = temporaryFolder();
    const parts: { stop?: () => Promise<void> }[] = [];
    try {
      const postgres = await supervisePostgres({ dataDir, ...quickly });
      parts.push({ stop: () => postgres.stop() });
      await ensureDatabases(postgres.url, dataDir);
      const keeper = new GateKeeper();
      parts.push({ stop: () => keeper.close() });
      const gates = new Map<string, KeptGate>();
      const listeners: BrokerListener[] = [];
      for (const service of SERVICES) {
        const port = await freePort();
        const gate = await keeper.before(`127.0.0.1:${port}`);
        // A listener of its own, so that each service's network to the broker can fail alone: its clients are given the gate's address.
        listeners.push({ name: service.replaceAll('-', '').toUpperCase(), port, advertised: gate.port });
        gates.set(`${service} broker`, gate).set(`${service} database`, await keeper.before(`127.0.0.1:${postgres.port}`));
      }
      const portOf = (service: ServiceName, line: Line): number => gates.get(`${service} ${line}`)?.port ?? 0;
      const broker = await superviseBroker({ dataDir, surroundings: processEnvironment(), listeners });
      parts.push({ stop: () => broker.stop() });
      await makeTopics({ brokers: [broker.address], prefix: '', replication: 1, minInSync: 1 });
      for (const service of SERVICES) throughGate(dataDir, service, portOf(service, 'database'));
      let city: OwnCity | undefined;
      const services = await ServiceProcesses.open({
        dataDir, port: await freePort(),
        environment: { ...inherited(), ...CROWD, KAFKA_REPLICATION: '1', KAFKA_MIN_IN_SYNC: '1', ...environment },
        environmentOf: (service) => ({ KAFKA_BROKERS: `127.0.0.1:${portOf(service, 'broker')}`, ...city?.takeArmed(service) }),
      });
      city = new OwnCity(dataDir, postgres, broker, keeper, gates, services);
      services.startAll();
      void keepRunning(services, city.ending.signal, (service, reason) => city?.ended(service, reason));
      return city;
    } catch (error) {
      for (const part of parts.toReversed()) await part.stop?.();
      rmSync(dataDir, { recursive: true, force: true });
      throw error;
    }
  }

  get url(): string {
    return this.services.url;
  }

  /** Superuser's URL of a service's database, past all gates. */
  databaseUrl(service: ServiceName): string {
    return Object.assign(new URL(this.postgres.url), { pathname: `/${schemaOf(service)}` }).href;
  }

  passwords(): Readonly<Record<string, string>> {
    return demoAccounts(folderOf(this.dataDir, 'directory'));
  }

  /** True once every service takes requests and nothing is amiss; processes that end meanwhile are started again. */
  async ready(timeoutMs: number): Promise<boolean> {
    for (const until = performance.now() + timeoutMs; performance.now() < until; await pause(100)) {
      if (this.killed.has(this.postgres.pid) || this.killed.has(this.broker.pid)) continue;
      if (await listens(this.postgres.port) && await listens(Number(this.broker.address.split(':')[1])) && await this.services.ready(until - performance.now(), true)) return true;
    }
    return false;
  }

  /** True once this service takes requests, false when its process ended first. */
  serves(service: ServiceName, timeoutMs: number): Promise<boolean> {
    return this.services.process(service).ready(timeoutMs);
  }

  killService(service: ServiceName): void {
    if (this.pidOf(service) === undefined) return;
    this.expectEnd(service);
    this.killExpected(service);
  }

  /** An end of this service that is about to come was asked for. */
  expectEnd(service: ServiceName): void {
    this.struck.set(service, (this.struck.get(service) ?? 0) + 1);
  }

  /** Kills a service whose end is expected already. */
  killExpected(service: ServiceName): void {
    this.services.process(service).kill();
  }

  /** The next start of this service is given these settings besides, and only that one; it may then end by itself. */
  arm(service: ServiceName, environment: Environment): void {
    this.armed.set(service, environment);
  }

  /** Resolves when the present process of this service has ended. */
  endOf(service: ServiceName): Promise<string> {
    return this.services.process(service).ended;
  }

  pidOf(service: ServiceName): number | undefined {
    return this.services.process(service).pid;
  }

  killPostgres(): void {
    this.killOnce(this.postgres.pid);
  }

  killBroker(): void {
    this.killOnce(this.broker.pid);
  }

  gate(service: ServiceName, line: Line): KeptGate {
    const found = this.gates.get(`${service} ${line}`);
    if (found === undefined) throw new Error(`There is no network between ${service} and its ${line}`);
    return found;
  }

  /** What each service last said of its health. */
  health(): unknown {
    return SERVICES.map((service) => ({ service, ...this.services.process(service).health, said: this.services.process(service).said.slice(-3) }));
  }

  async stop(): Promise<void> {
    this.ending.abort();
    for (const gate of this.gates.values()) gate.reopen();
    await this.services.stop();
    await Promise.all([this.broker.stop(), this.postgres.stop()]);
    await this.keeper.close();
    rmSync(this.dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }

  /** One that was killed already and is not started again yet stays as dead as it is. */
  private killOnce(pid: number): void {
    if (this.killed.has(pid)) return;
    this.killed.add(pid);
    process.kill(pid, 'SIGKILL');
  }

  private takeArmed(service: ServiceName): Environment | undefined {
    const environment = this.armed.get(service);
    this.armed.delete(service);
    return environment;
  }

  private ended(service: ServiceName, reason: string): void {
    const asked = this.struck.get(service) ?? 0;
    if (asked > 0) return void this.struck.set(service, asked - 1);
    this.ends.push({ service, reason, said: this.services.process(service).said.slice(-10).join(' | ').slice(-1_500) });
  }
}

/** The service finds its database behind this port from now on. */
function throughGate(dataDir: string, service: ServiceName, port: number): void {
  const url = Object.assign(new URL(readFileSync(databaseUrlFile(dataDir, service), 'utf8').trim()), { port: String(port) });
  new DataFolder(folderOf(dataDir, service)).writeSecret('database-url', `${url.href}\n`);
}
