import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { shanghaiDate, systemClock, type PlainDate } from '@referrals/calendar';
import type { Caller, JsonBody } from '@referrals/client';
import type { Crowd } from './crowd.js';
import type { PlannedAct, PlannedFile } from './make-files.js';

const REGISTRY = '/api/child-registry';

export interface KeptFile { readonly plan: PlannedFile; readonly id: string; readonly number: string; readonly acts: ReadonlyMap<string, { readonly plan: PlannedAct; readonly on: PlainDate }> }

/**
 * People who open files, call on the children and hand files over to other villages and counties. Whatever is not answered is sent again, an act
 * with the same id and another key, as phones do after days without a line; a move is looked at and carried on from where it stands.
 */
export class KeepFiles {
  readonly kept: KeptFile[] = [];
  /** Second answers to one click, or one act, that differed from the first. */
  readonly contradictions: string[] = [];
  private next = 0;

  constructor(private readonly crowd: Crowd, private readonly plans: readonly PlannedFile[]) {}

  get allKept(): boolean {
    return this.kept.length === this.plans.length;
  }

  /** They keep step with `progress` (0 to 1) of everybody else's work, so that whatever strikes meets them at theirs, too. */
  async run(people: number, progress: () => number, signal: AbortSignal): Promise<void> {
    await Promise.all(Array.from({ length: people }, async () => {
      for (let nth = this.next++; nth < this.plans.length && !signal.aborted; nth = this.next++) {
        while (!signal.aborted && progress() < nth / this.plans.length) await pause(50);
        const plan = this.plans[nth];
        if (plan !== undefined && !signal.aborted) await this.keep(plan, signal);
      }
    }));
  }

  private async keep(plan: PlannedFile, signal: AbortSignal): Promise<void> {
    const keeper = this.crowd.person(plan.account);
    const open = (): Promise<JsonBody> => this.until(signal, 'open', () => keeper.post(`${REGISTRY}/children`, plan.body, { idempotencyKey: plan.idempotencyKey }));
    const opened = await open();
    if (opened === undefined) return;
    if (plan.clickedTwice) this.expectSame(`the file ${opened.id}`, opened, await open());
    const acts = new Map<string, { plan: PlannedAct; on: PlainDate }>();
    const record = async (some: readonly PlannedAct[], account: string): Promise<void> => {
      for (const act of some) acts.set(act.id, { plan: act, on: await this.record(opened.id, act, this.crowd.person(account), signal) });
    };
    await record(plan.acts.slice(0, plan.before), plan.account);
    if (plan.move !== undefined) await this.move(opened.id, plan, plan.move, signal);
    await record(plan.acts.slice(plan.before), plan.move?.taker ?? plan.account);
    const file = await this.until(signal, 'read', () => this.crowd.person(plan.move?.taker ?? plan.account).get(`${REGISTRY}/children/${opened.id}`));
    if (file !== undefined) this.kept.push({ plan, id: opened.id, number: file.number, acts });
  }

  private async record(child: string, { id, is, sentAgain }: PlannedAct, keeper: Caller, signal: AbortSignal): Promise<PlainDate> {
    const on = shanghaiDate(systemClock.now());
    const met = { VISIT: { kind: 'VISIT', place: 'HOME', childSeen: true, childSpoken: true }, CALL: { kind: 'CONTACT', place: 'PHONE', childSpoken: true }, NOBODY_HOME: { kind: 'VISIT', place: 'HOME', notMet: 'NOBODY_HOME' } }[is];
    const send = (): Promise<JsonBody> => this.until(signal, 'act', () => keeper.post(`${REGISTRY}/children/${child}/acts`, { id, on, ...met }));
    const first = await send();
    if (sentAgain) this.expectSame(`the act ${id}`, first?.record, (await send())?.record);
    return on;
  }

  /** One side asks, the other takes it; whoever does not know what became of it looks. */
  private async move(child: string, plan: PlannedFile, { to, taker }: { to: string; taker: string }, signal: AbortSignal): Promise<void> {
    const [giver, other] = [this.crowd.person(plan.account), this.crowd.person(taker)];
    let rid: string | undefined;
    while (!signal.aborted) {
      const { status, body: file } = await other.get(`${REGISTRY}/children/${child}`).catch(() => NOTHING);
      if (status === 200 && file.careDivision === to) return;
      const mine = await giver.get(`${REGISTRY}/children/${child}`).catch(() => NOTHING);
      if (mine.status === 200 && rid === undefined) {
        const asked = await giver.post(`${REGISTRY}/children/${child}/moves`, { kind: 'PUSH', toDivision: to, reason: '演示：随亲属居住' }, { ifMatch: mine.body.version }).catch(() => NOTHING);
        rid = asked.status === 201 ? asked.body.record : await this.openMove(giver, child);
      }
      if (rid !== undefined) await other.post(`${REGISTRY}/moves/${rid}/accept`, {}, { ifMatch: 1 }).catch(() => NOTHING);
    }
  }

  private async openMove(giver: Caller, child: string): Promise<string | undefined> {
    for (let cursor = ''; ;) {
      const { status, body } = await giver.get(`${REGISTRY}/moves?state=PROPOSED&limit=200${cursor}`).catch(() => NOTHING);
      if (status !== 200) return undefined;
      const found = body.items.find((one: JsonBody) => one.childId === child);
      if (found !== undefined) return found.id;
      if (!body.next) return undefined;
      cursor = `&cursor=${encodeURIComponent(body.next)}`;
    }
  }

  /** What was answered in the end; undefined when they are told to stop. */
  private async until(signal: AbortSignal, what: string, send: () => Promise<{ status: number; body: JsonBody }>): Promise<JsonBody> {
    while (!signal.aborted) {
      const answer = await send().catch(() => undefined);
      if (answer !== undefined && answer.status < 300) return answer.body;
      if (answer !== undefined) this.crowd.odd(`${what} a file: ${answer.status} ${answer.body?.code ?? ''}`);
      await pause(500);
    }
    return undefined;
  }

  private expectSame(what: string, first: JsonBody, again: JsonBody): void {
    if (again !== undefined && !isDeepStrictEqual(again, first)) this.contradictions.push(`${what} was answered twice, and differently: ${JSON.stringify([first, again])}`);
  }
}

const NOTHING: { status: number; body: JsonBody } = { status: 0, body: undefined };
