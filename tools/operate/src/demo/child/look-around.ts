import { addMillis, shanghaiDate, type Instant } from '@referrals/calendar';
import type { JsonBody } from '@referrals/client';
import { DIRECTOR, OFFICES, TOWNSHIP, type OfficeAccount } from './cast.js';
import type { ChildStory } from './child-story.js';

/** What one office sees of the child: FOR_A_REASON is not opened without one. */
export interface Sight {
  readonly file: 'WHOLE' | 'FOR_A_REASON' | 'NOTHING';
  readonly status?: string;
  readonly tier?: string;
  readonly contact?: DueSeen;
  readonly visit?: DueSeen;
  readonly factors?: readonly string[];
  /** Among whom to call and whom to visit. */
  readonly due: boolean;
  /** The words of the visit that found harm. */
  readonly harm: boolean;
  /** That a report is of this child. */
  readonly link: boolean;
}

export interface DueSeen { readonly state: string; readonly dueOn: string | null; readonly lastOn: string | null }

/** What somebody’s office owes. `dueOn`: the last day on which it is in time. */
export interface Owed { readonly by: OfficeAccount; readonly clock: string; readonly state: string; readonly dueOn: string }

export type Sights = Readonly<Record<OfficeAccount, Sight>>;

/** What everybody sees now; each looking leaves an access row, as ever. */
export async function lookAround(story: ChildStory): Promise<{ sights: Sights; owed: Owed[]; owedForPost: Owed[] }> {
  const sights = Object.fromEntries(await Promise.all(OFFICES.map(async ({ account }) => [account, await sightOf(story, account)]))) as Sights;
  const owed = await Promise.all(([DIRECTOR, TOWNSHIP] as const).map((account) => owedBy(account, story, story.of('child'))));
  return { sights, owed: owed.flat(), owedForPost: await owedBy(TOWNSHIP, story, story.of('post')) };
}

async function sightOf(story: ChildStory, account: OfficeAccount): Promise<Sight> {
  const { hand, soFar: { harm } } = story;
  const child = story.of('child');
  const [file, due, words, links] = await Promise.all([
    hand.ask(account, `/children/${child}`), hand.ask(account, '/my/due'), harm === undefined ? undefined : hand.ask(account, `/acts/${harm}/harm`),
    hand.send(account, `/children/${child}/report-links/read`, { reason: '演示：查看' }),
  ]);
  const seen = {
    due: due.status === 200 && due.body.households.some(({ children }: JsonBody) => children.some(({ id }: JsonBody) => id === child)), harm: words?.status === 200,
    link: links.status === 200 && links.body.items.length > 0,
  };
  if (file.status !== 200) return { file: file.body?.code === 'REASON_REQUIRED' ? 'FOR_A_REASON' : 'NOTHING', ...seen };
  const { status, tier, contact, visit, factors } = file.body;
  return { file: 'WHOLE', status, tier, contact, visit, factors: factors.filter(({ to }: JsonBody) => to === null).map(({ code }: JsonBody) => code), ...seen };
}

/** What the office of an account owes for a case. */
export async function owedBy(by: OfficeAccount, { hand }: ChildStory, of: string): Promise<Owed[]> {
  const { status, body } = await hand.ask(by, `/cases/${of}/duties`);
  return status === 200 ? body.items.map(({ clock, state, dueAt }: JsonBody) => ({ by, clock, state, dueOn: shanghaiDate(addMillis(dueAt as Instant, -1)) })) : [];
}
