import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StaffPrincipal } from '@referrals/auth';
import { DeskRecorded, DeskRecordedV2, DesksPublished, DesksPublishedV2, DivisionRecorded, ORGANISATION_TYPES, REGISTER_ID, type DeskRecord, type DeskRecordV2, type DeskRole, type DivisionRecord, type EventData, type EventDefinition, type OrganisationType, type ServiceName, type StaffRole } from '@referrals/contracts';
import { createPool, schemaOf, shardOf, SHARDS, type ServiceDatabase } from '@referrals/database';
import { eventually, StreamReader, testKeyFile } from '@referrals/testing';
import { freePort } from '@referrals/database/server';
import { heardBy } from '@referrals/event-bus';
import { directoryDigest, FileKeyRing, forEachService, Logger, startServices, type Environment, type RunningServices, type ServiceDefinition } from '@referrals/service-kit';
import { fixedClock, instant, type Clock } from '@referrals/calendar';
import { Caller, type JsonBody } from '@referrals/client';
import type pg from 'pg';
import { v7 } from 'uuid';
import { migrated } from './service-database.js';
import { deskRecord, idOf, LAST_RESORT, smallDirectory, type DeskSketch } from './small-directory.js';
import { startIssuer, type TestIssuer } from './test-issuer.js';

export interface HarnessOptions {
  readonly environment?: Environment;
  /** Desks of the directory's copy; by default two counties and their city. None: the copy is left as it is, not whole. */
  readonly directory?: readonly DeskSketch[];
  /** Divisions of the directory's copy; the copy is complete with them. */
  readonly divisions?: readonly Omit<DivisionRecord, 'revision'>[];
  /** Where other services are, for one that asks them. */
  readonly others?: Partial<Record<ServiceName, string>>;
}

/** What became of a delivered event: DONE, or NOT_YET, RETRY, PARKED with the reason it waits. */
export interface Delivered { readonly state: 'DONE' | 'NOT_YET' | 'RETRY' | 'PARKED'; readonly reason?: string }

export interface RawAnswer { readonly status: number; readonly body: JsonBody; readonly headers: Headers }

export interface Emitted { readonly type: string; readonly key: string; readonly data: Record<string, unknown> }

/**
 * One service, alone and real: its routes over HTTP, its handlers, its own PostgreSQL database, a small directory and a clock that a test
 * sets. Whoever signs in is believed; what other services would publish is delivered, what this one publishes is read from its outbox.
 */
export class ServiceHarness implements AsyncDisposable {
  private readonly desks: ReadonlyMap<string, DeskRecordV2>;

  private constructor(
    readonly definition: ServiceDefinition, readonly clock: ReturnType<typeof fixedClock>, readonly running: RunningServices, private readonly behind: pg.Pool,
    private readonly issuer: TestIssuer, directory: readonly DeskSketch[],
    private readonly startAgain: (clock: Clock, environment: Environment) => Promise<RunningServices>, private readonly end: () => Promise<void>,
  ) {
    this.desks = new Map(directory.map((sketch, index) => [sketch.code, deskRecord(sketch, index + 1)]));
  }

  static async start(definition: ServiceDefinition, { environment = {}, directory = [...smallDirectory, LAST_RESORT], divisions, others = {} }: HarnessOptions = {}): Promise<ServiceHarness> {
    const [cluster, issuer, port] = await Promise.all([migrated(definition), startIssuer(), freePort()]);
    const clock = fixedClock(instant('2026-05-11T00:20:00.000Z'));
    const data = mkdtempSync(join(tmpdir(), 'service-test-'));
    const startOne = (at: number, time: Clock, more: Environment): Promise<RunningServices> => startServices({
      definitions: [definition], databaseUrl: cluster.url, keys: new FileKeyRing(testKeyFile), version: 'test', clock: time, logger: new Logger('test', 'silent'),
      environment: { PORT: String(at), METRICS_PORT: '0', RATE_PER_MINUTE: '0', LAST_RESORT_DESK: LAST_RESORT.code, DATA_DIR: data, ...more },
      addresses: { issuer: issuer.name, internal: { ...forEachService(() => `http://127.0.0.1:${at}`), directory: issuer.url, ...others } },
    });
    const running = await startOne(port, clock, environment);
    const startAgain = async (time: Clock, more: Environment): Promise<RunningServices> => startOne(await freePort(), time, { ...environment, ...more });
    const behind = createPool({ url: cluster.url, name: 'test', max: 2, schema: schemaOf(definition.name), onError: () => undefined });
    const harness = new ServiceHarness(definition, clock, running, behind, issuer, directory, startAgain, async () => {
      await running.stop();
      await behind.end();
      issuer.close();
      await cluster.drop();
      rmSync(data, { recursive: true, force: true });
    });
    if (directory.length > 0 && definition.subscriptions.flatMap(heardBy).some(({ type }) => type === DeskRecorded.type)) await harness.publishDirectory(divisions);
    return harness;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.end();
  }

  /** Another process's worth of the service, on the same database, with a clock of its own. Stop it before the harness ends. */
  replica(clock: Clock, environment: Environment = {}): Promise<RunningServices> {
    return this.startAgain(clock, environment);
  }

  /** Somebody at this desk (`civ.yx`), its supervisor (`supervisor.civ.yx`), or whoever is described; nobody signed in without. */
  as(who?: string | StaffPrincipal): Promise<Caller> {
    return this.caller(typeof who === 'string' ? this.person(who) : who);
  }

  /** Whom `as` signs in; with roles apart from desks for those who have any. */
  person(name: string, roles: readonly StaffRole[] = []): StaffPrincipal {
    const code = name.replace(/^supervisor\./, '');
    const desk = this.desks.get(code);
    const role: DeskRole = code === name ? 'MEMBER' : 'SUPERVISOR';
    if (desk === undefined && roles.length === 0) throw new Error(`no desk ${code}`);
    return {
      kind: 'STAFF', staff: idOf(`staff ${name}`), organisation: desk?.organisation ?? idOf(`organisation ${name}`), organisationType: organisationTypeOf(desk), roles,
      desks: desk === undefined ? [] : [{ id: desk.id, agency: desk.agency, role, jurisdiction: desk.jurisdiction, functions: desk.members.find(({ staff }) => staff === idOf(`staff ${name}`))?.functions ?? [] }],
    };
  }

  desk(code: string): string {
    return this.desks.get(code)?.id ?? '';
  }

  /** An event as its producer would have sent it; resolves when the service has handled it, or says why it waits. */
  async deliver<D extends EventDefinition>(event: D, data: EventData<D>, { key, id = v7() }: { readonly key: string; readonly id?: string }): Promise<Delivered> {
    const now = this.clock.now();
    const envelope = { specversion: '1.0', id, source: `/${event.producer}`, type: event.type, subject: key, time: now, partitionkey: key, datacontenttype: 'application/json', data: event.data.parse(data) };
    await this.behind.query(
      'INSERT INTO inbox (id, shard, key, type, received_at, envelope) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING',
      [id, shardOf(key, SHARDS), key, event.type, now, JSON.stringify(envelope)]);
    return eventually(async () => {
      const { rows: [row] } = await this.behind.query<{ outcome: string | null; state: Delivered['state'] | null; reason: string | null }>(
        'SELECT i.outcome, k.state, k.reason FROM inbox i LEFT JOIN inbox_key k ON k.event_id = i.id WHERE i.id = $1', [id]);
      if (row?.state) return { state: row.state, reason: row.reason ?? '' };
      if (row?.outcome === null || row === undefined) throw new Error(`${event.type} is not handled yet`);
      return { state: 'DONE' };
    });
  }

  /** What the service left in its outbox, oldest first; of one event only, when it is named. */
  async emitted(event?: EventDefinition): Promise<Emitted[]> {
    const { rows } = await this.behind.query<Emitted>(
      "SELECT type, key, envelope->'data' AS data FROM outbox WHERE $1::text IS NULL OR type = $1 ORDER BY seq", [event?.type ?? null]);
    return rows;
  }

  /** Looks behind everything, past all policies. */
  async look<R extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.behind.query<R>(sql, [...values])).rows;
  }

  /** A request as it is, without the help of a client. */
  async raw(method: string, path: string, init: RequestInit = {}, who?: StaffPrincipal): Promise<RawAnswer> {
    const headers = new Headers(init.headers);
    if (who !== undefined) headers.set('authorization', `Bearer ${await this.issuer.sign(who)}`);
    if (init.body !== undefined && init.body !== null && !headers.has('content-type')) headers.set('content-type', 'application/json');
    const response = await fetch(new URL(path, this.running.origin), { ...init, method, headers });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers };
  }

  /** A file that a route answers with. @throws Error with the answer when it is none */
  async file(method: string, path: string, init: RequestInit, who: StaffPrincipal): Promise<Buffer> {
    const headers = new Headers({ 'content-type': 'application/json', authorization: `Bearer ${await this.issuer.sign(who)}` });
    const response = await fetch(new URL(path, this.running.origin), { ...init, method, headers });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return Buffer.from(await response.arrayBuffer());
  }

  /** A send ticket of this person's. */
  ticket(who: StaffPrincipal, request: Parameters<TestIssuer['ticket']>[1]): Promise<string> {
    return this.issuer.ticket(who, request);
  }

  /** What a stream tells this person, as it comes. Close it. */
  async listen(path: string, who: StaffPrincipal): Promise<StreamReader> {
    return new StreamReader(await fetch(new URL(path, this.running.origin), { headers: { authorization: `Bearer ${await this.issuer.sign(who)}` } }));
  }

  /** As the running service opens its transactions. */
  get database(): ServiceDatabase {
    const [service] = this.running.services;
    if (service === undefined) throw new Error('No service runs');
    return service.runtime.database;
  }

  private async caller(who: StaffPrincipal | undefined): Promise<Caller> {
    return new Caller(this.running.origin, undefined, { patienceMs: 0 }, who === undefined ? '' : await this.issuer.sign(who));
  }

  /** By the first versions of the events what they can say, and by the second where they say more. */
  private async publishDirectory(divisions: HarnessOptions['divisions']): Promise<void> {
    const all = [...this.desks.values()];
    const records = all.filter((desk) => desk.receivesReferrals) as DeskRecord[];
    await Promise.all(records.map((record) => this.deliver(DeskRecorded, record, { key: REGISTER_ID })));
    const revision = records.length;
    await this.deliver(DesksPublished, { revision, count: revision, digest: directoryDigest(records) }, { key: REGISTER_ID });
    if (divisions === undefined && records.length === all.length) return;
    const known = (divisions ?? []).map((division) => ({ ...division, revision: 1 }));
    await Promise.all([
      ...all.map((record) => this.deliver(DeskRecordedV2, record, { key: REGISTER_ID })), ...known.map((record) => this.deliver(DivisionRecorded, record, { key: REGISTER_ID })),
    ]);
    const whole = [...all, ...known.map(({ code, revision: of }) => ({ id: code, revision: of }))];
    await this.deliver(DesksPublishedV2, { revision: all.length, count: whole.length, digest: directoryDigest(whole) }, { key: REGISTER_ID });
  }
}

/** An office's own type; a coordinator's is the committee that it sits in. */
function organisationTypeOf(desk: DeskRecordV2 | undefined): OrganisationType {
  return ORGANISATION_TYPES.find((type) => type === desk?.agency) ?? 'WCO';
}
