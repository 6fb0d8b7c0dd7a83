import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { addMillis, shanghaiDate, type Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { Any, changeCase, ServiceDatabase, type EntityClass, type Tx } from '@referrals/database';
import { ClockPort, DemoClock, Logger, SensitiveRows } from '@referrals/service-kit';
import { v5 } from 'uuid';
import { Guardian } from '../care/care.entity.js';
import { Child } from '../child/child.entity.js';
import { OpenChild } from '../child/open-child.js';
import { OpenFile } from '../child/open-file.js';
import { readFile } from '../child/read-file.js';
import { Act } from '../visits/act.entity.js';
import { recordAct } from '../visits/record-act.js';
import type { NewAct } from '../visits/act.dto.js';
import { demoChildren, type DemoAct, type DemoChild } from './demo-children.domain.js';

const NAMES = '5b1d3f0a-6d5e-5c2b-9d53-0f2f2a7c4e11';
const AT_ONCE = 50;
const AGAIN_MS = 1_000;
/** Then it is left as it is: a demonstration works without. */
const MOST_TRIES = 600;
const HOLD = `SELECT pg_try_advisory_lock(hashtextextended(current_schema() || ' demo children', 7)) AS held`;

type AsWorker = ServiceDatabase['asWorker'];
const DAY_MS = 86_400_000;
const SYSTEM = { role: 'SYSTEM' } as const;

/** What a service's demonstration begins with: so many children; none unless it is asked for. */
export class DemoChildren { constructor(readonly count: number) {} }

/**
 * In a demonstration, children with their visits, kept and missed: opened, contacted and visited by the registry's own changes, dated back. They
 * are made once the copy of the directory is there; whoever begins anew, or beside another process, finds which are there by their ids.
 */
@Injectable()
export class MakeDemoChildren implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;
  private tries = 0;

  constructor(
    private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly opening: OpenChild, private readonly sensitive: SensitiveRows,
    private readonly logger: Logger, private readonly wanted: DemoChildren,
  ) {}

  onApplicationBootstrap(): void {
    if (this.wanted.count > 0) this.later();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private later(): void {
    this.tries += 1;
    if (this.stopped || this.tries > MOST_TRIES) return;
    this.timer = setTimeout(() => {
      this.running = this.make().catch((error: unknown) => { this.logger.failure('demo children', error); return false; }).then((done) => { if (!done) this.later(); });
    }, AGAIN_MS);
    this.timer.unref();
  }

  /** One process at a time. True when all are there. */
  private make(): Promise<boolean> {
    return this.database.inWorkerSession(async (asWorker) => {
      if ((await asWorker((tx) => tx.maybeOne<{ held: boolean }>(HOLD)))?.held !== true) return false;
      const at = this.clock.now();
      const children = demoChildren(shanghaiDate(at), this.wanted.count);
      for (let first = 0; first < children.length && !this.stopped; first += AT_ONCE) {
        const some = children.slice(first, first + AT_ONCE);
        if (!(await this.openSome(some, at, asWorker))) return false;
        await this.visitSome(some, at, asWorker);
      }
      return !this.stopped;
    });
  }

  /** False while nobody answers for them: the directory is not here yet. */
  private openSome(children: readonly DemoChild[], at: Instant, asWorker: AsWorker): Promise<boolean> {
    return asWorker(async (tx) => {
      const here = await idsIn(tx, Child, children.map(idOf));
      for (const child of children) if (!here.has(idOf(child))) await this.open(tx, child, at);
      return true;
    }).catch((error: unknown) => {
      if (error instanceof DomainError && (error.code === 'DIRECTORY_COPY_INCOMPLETE' || error.code === 'REGISTRY_NOT_READY')) return false;
      throw error;
    });
  }

  private async open(tx: Tx, child: DemoChild, now: Instant): Promise<void> {
    const { careDivision, name, sex, birthDate, idNumber, category, house, openedDaysAgo } = child;
    const at = daysBefore(now, openedDaysAgo);
    const from = shanghaiDate(at);
    const body = {
      careDivision, name, sex, birthDate, idNumber, categories: [{ code: category, from, evidence: '演示数据' }], household: v5(`house ${house}`, NAMES), residence: { division: careDivision, address: `演示组${house}号` },
      schooling: { state: 'IN_SCHOOL' as const, name: '演示小学' },
    };
    await this.opening.within(tx, { viewer: undefined, id: idOf(child), at, body, source: 'PERSON', visitBy: null }, (file) => {
      file.add(Guardian, {
        id: v5(`guardian ${child.n}`, NAMES), name: `演示监护人${child.n}`, relation: 'GRANDPARENT', idNumber: null, phone: `1390000${String(child.n).padStart(4, '0')}`, legal: false, fromOn: from, toOn: null,
        workplace: null, supersedes: null,
      });
      file.record('guardian.recorded');
    });
  }

  /** The first act of each child in one transaction, then the second: a file's changes are in the order of their days. */
  private async visitSome(children: readonly DemoChild[], at: Instant, asWorker: AsWorker): Promise<void> {
    const most = Math.max(...children.map(({ acts }) => acts.length));
    for (let nth = 0; nth < most; nth += 1) {
      await asWorker(async (tx) => {
        const here = await idsIn(tx, Act, children.map((child) => actOf(child, nth)));
        for (const child of children) {
          const act = child.acts[nth];
          if (act !== undefined && !here.has(actOf(child, nth))) await this.visit(tx, child, { id: actOf(child, nth), ...act }, daysBefore(at, act.daysAgo));
        }
      });
    }
  }

  private async visit(tx: Tx, child: DemoChild, act: DemoAct & { readonly id: string }, now: Instant): Promise<void> {
    await changeCase(this.database, tx, { caseId: idOf(child), actor: SYSTEM, now }, async (change) => {
      const state = await readFile(tx, idOf(child));
      if (state === undefined || state.child.status !== 'ACTIVE') return;
      const file = new OpenFile(change, state, undefined, this.sensitive);
      file.source = 'PERSON';
      recordAct(file, saidOf(act, file.today), { elsewhere: null, care: undefined });
      file.close();
    });
  }
}

/** Of a runtime: how many are wanted, and none where no demonstration is. */
export const demoChildrenOf = (clock: unknown, wanted: number): DemoChildren => new DemoChildren(clock instanceof DemoClock ? wanted : 0);

function saidOf({ id, is }: DemoAct & { readonly id: string }, on: NewAct['on']): NewAct {
  if (is === 'CALL') return { id, on, kind: 'CONTACT', place: 'PHONE', childSpoken: true };
  if (is === 'NOBODY_HOME') return { id, on, kind: 'VISIT', place: 'HOME', notMet: 'NOBODY_HOME' };
  return { id, on, kind: 'VISIT', place: 'HOME', childSeen: true, childSpoken: true, caregiverSpoken: true, mood: 'CALM', home: 'ORDINARY' };
}

const idOf = ({ n }: DemoChild): string => v5(`child ${n}`, NAMES);
const actOf = ({ n }: DemoChild, nth: number): string => v5(`act ${n} ${nth}`, NAMES);
const daysBefore = (at: Instant, days: number): Instant => addMillis(at, -days * DAY_MS);
const idsIn = async (tx: Tx, entity: typeof Child | typeof Act, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set((await tx.manager.find<Child | Act>(entity as EntityClass<Child | Act>, { select: { id: true }, where: { id: Any([...ids]) } })).map(({ id }) => id));
