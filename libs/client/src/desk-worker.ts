import type { Agency } from '@referrals/contracts';
import type { Caller, JsonBody } from './exchange-client.js';

/** A usual way for each agency: one decision that leaves it open, where it has one, and one conclusion. */
const USUAL: Readonly<Record<Agency, { decide?: string; conclude: string }>> = {
  PSB: { decide: 'ADMIN_ACCEPTED', conclude: 'WARNING_LETTER' },
  EDU: { conclude: 'COUNSELLED' }, CIV: { decide: 'VISITED', conclude: 'FOLLOW_UP' }, RPI: { conclude: 'ASSESSED' },
  HLTH: { conclude: 'TREATED' }, PROC: { conclude: 'LEAD_LOGGED' }, WF: { conclude: 'VISITED' }, COURT: { conclude: 'ORDER_ACCEPTED' },
  CAC: { conclude: 'DONE' }, COORD: { conclude: 'DONE' }, HRSS: { conclude: 'DONE' }, SUPV: { conclude: 'DONE' },
  TOWNSHIP: { conclude: 'DONE' }, VILLAGE: { conclude: 'DONE' },
};

export interface WorklistItem {
  readonly id: string; readonly reportId: string; readonly number: string; readonly agency: Agency; readonly site: string;
  readonly role: string; readonly state: string; readonly version: number; readonly allowedActions: readonly string[];
}

/** Every item of this desk's worklist, all pages. */
export async function readWorklist(desk: Caller, query = ''): Promise<WorklistItem[]> {
  const items: WorklistItem[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await desk.must<{ items: WorklistItem[]; next?: string | null }>(
      desk.get(`/api/referral-desk/worklist?open=false&limit=100${query}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`),
    );
    items.push(...page.items);
    if (!page.next) return items;
    cursor = page.next;
  }
}

/**
 * Takes a referral to its end as an officer would: open, acknowledge, decide once, conclude. Each step is tried with its own
 * idempotency key; a version somebody else raised meanwhile (412) is read again. `step` hears of each answer.
 */
export async function workReferral(desk: Caller, item: WorklistItem, step: (action: string, body: JsonBody) => void = () => undefined): Promise<void> {
  const usual = USUAL[item.agency];
  const bodies: Record<string, object> = {
    open: {}, acknowledge: {},
    ...(usual.decide ? { decide: { code: usual.decide } } : {}),
    // A notice concluded is one a coordinator holds for an agency that has no desk: how that agency was told.
    conclude: item.role === 'NOTICE' ? { code: 'NOTE', note: '已电话告知。' } : { code: usual.conclude, text: '已依法处理，结果已告知。' },
  };
  let now: { state: string; version: number; allowedActions: readonly string[] } = item;
  const done = new Set<string>();
  for (const action of ['open', 'acknowledge', 'decide', 'conclude']) {
    const body = bodies[action];
    if (body === undefined || done.has(action)) continue;
    for (let tries = 0; tries < 5 && now.allowedActions.includes(action); tries += 1) {
      const answer = await desk.post(`/api/referral-desk/referrals/${item.id}/${action}`, body, { ifMatch: now.version });
      if (answer.status === 412 || answer.status === 409) {
        now = await desk.must(desk.get(`/api/referral-desk/referrals/${item.id}`));
        continue;
      }
      if (answer.status >= 300) throw new Error(`${action} of a ${item.agency} referral: ${answer.status} ${answer.body?.code} ${answer.body?.field ?? ''}`);
      now = answer.body;
      step(action, answer.body);
      break;
    }
  }
}
