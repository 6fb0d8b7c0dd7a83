import type { Installed } from '@referrals/develop';
import { ask } from '@referrals/testing';
import { LeanClient } from '../lean-client.js';
import { middle } from './middle.js';

export interface Inbox { readonly messages: number; readonly emptyMs: number; readonly fullMs: number }

const TIMES = 40;
const AT = '/api/directory/inbox';
/** Desks of the demo that no report has come to. */
const EMPTY = 'court.ls';
const FULL = 'court.yx';

/** The middle of some openings, first page and counts, of an inbox with nothing in it and of one with so many unread messages; in turns. */
export async function measureInbox(installed: Installed, url: string, messages: number, signal: AbortSignal): Promise<Inbox> {
  await ask(url, `
    INSERT INTO directory.inbox_message (id, staff, desk, service, case_id, kind, reason, subject, number, at, landed_at, exempt, hidden_desks, hidden_staff)
    SELECT gen_random_uuid(), s.id, m.desk, 'referral-desk', gen_random_uuid(), CASE n % 2 WHEN 0 THEN 'ARRIVAL' ELSE 'ESCALATION' END, 'ROUTED', gen_random_uuid(), '2605-0000123-8',
      now(), now() + n * interval '1 second', false, '{}', '{}'
    FROM generate_series(1, ${messages}) AS n, directory.staff s JOIN directory.desk_member m ON m.staff = s.id WHERE s.account = '${FULL}'`);
  await ask(url, 'ANALYZE directory.inbox_message');
  const [empty, full] = await Promise.all([EMPTY, FULL].map((account) => LeanClient.signIn(installed.url, account, installed.passwords()[account] ?? '')));
  if ((await empty?.must<{ items: object[] }>('GET', AT))?.items.length !== 0) throw new Error('The empty inbox is not empty');
  const open = async (person: LeanClient | undefined): Promise<number> => {
    const began = performance.now();
    await person?.must('GET', AT);
    await person?.must('GET', `${AT}/counts`);
    return performance.now() - began;
  };
  const [ofEmpty, ofFull]: [number[], number[]] = [[], []];
  for (let n = 0; n < TIMES; n += 1) {
    signal.throwIfAborted();
    ofEmpty.push(await open(empty));
    ofFull.push(await open(full));
  }
  return { messages, emptyMs: middle(ofEmpty), fullMs: middle(ofFull) };
}
