import { setTimeout as pause } from 'node:timers/promises';
import { workReferral, type Caller, type WorklistItem } from '@referrals/client';
import type { Crowd } from './crowd.js';

/** Where work may lie: what is new, and what was left half-way. */
const PLACES = ['routed', 'opened', 'acknowledged', 'accepted'].map((state) => `state=${state}`);

/**
 * Officers at their desks: each looks at a desk's worklist and works what it finds, oldest first, then goes on to another
 * desk. A referral left half-way by a kill is found again in the state it was left in.
 */
export class WorkDesks {
  moves = 0;
  private readonly busy = new Set<string>();
  private turn = 0;

  constructor(private readonly crowd: Crowd) {}

  async run(officers: number, signal: AbortSignal): Promise<void> {
    const desks = this.crowd.desks();
    await Promise.all(Array.from({ length: officers }, async () => {
      for (let idle = 0; !signal.aborted;) {
        const desk = desks[this.turn++ % desks.length] ?? '';
        if (this.busy.has(desk)) continue;
        this.busy.add(desk);
        const worked = await this.workDesk(desk, signal).catch((error: unknown) => { this.crowd.odd(`desk: ${messageOf(error)}`); return 0; });
        this.busy.delete(desk);
        idle = worked === 0 ? idle + 1 : 0;
        if (idle >= desks.length / officers) { await pause(200); idle = 0; }
      }
    }));
  }

  private async workDesk(desk: string, signal: AbortSignal): Promise<number> {
    const officer = this.crowd.person(desk);
    let worked = 0;
    for (const place of PLACES) {
      const { items } = await officer.must<{ items: WorklistItem[] }>(officer.get(`/api/referral-desk/worklist?${place}&sort=filedAt&limit=20`));
      for (let from = 0; from < items.length && !signal.aborted; from += 4) {
        await Promise.all(items.slice(from, from + 4).map(async (item) => {
          const step = (): void => { this.moves += 1; worked += 1; };
          await (item.role === 'NOTICE' ? openNotice(officer, item, step) : workReferral(officer, onward(item), step))
            .catch((error: unknown) => this.crowd.odd(`work: ${messageOf(error)}`));
        }));
      }
    }
    return worked;
  }
}

/** A NOTICE is opened; a coordinator who holds another agency's says besides how that agency was told. */
async function openNotice(officer: Caller, item: WorklistItem, step: () => void): Promise<void> {
  let now: Pick<WorklistItem, 'version' | 'allowedActions'> = item;
  for (const [action, body] of [['open', {}], ['conclude', { note: '已电话告知。' }]] as const) {
    if (!now.allowedActions.includes(action)) continue;
    const answer = await officer.post(`/api/referral-desk/referrals/${item.id}/${action}`, body, { ifMatch: now.version });
    if (answer.status === 409 || answer.status === 412) return;
    now = await officer.must(Promise.resolve(answer));
    step();
  }
}

/** Where one decision was told already only the conclusion is left. */
const onward = (item: WorklistItem): WorklistItem =>
  (item.state === 'accepted' ? { ...item, allowedActions: item.allowedActions.filter((action) => action !== 'decide') } : item);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message.slice(0, 120) : String(error));
