import { randomUUID } from 'node:crypto';
import type { JsonBody } from '@referrals/client';
import { until } from '../until.js';
import { COUNTY, COUNTY_CODE, TOWNSHIP } from './cast.js';
import type { ChildStory } from './child-story.js';

/** The county checks files: the family never saw that visit. The township voids it, and the visit is owed again. */
export async function checkVisit(story: ChildStory): Promise<void> {
  const { hand, days: { checked } } = story;
  const child = story.of('child');
  await story.go(checked);
  const { id: check, drawn } = await hand.post(COUNTY, '/spot-checks', { county: COUNTY_CODE, rate: 100, reason: '演示：全数抽查' });
  story.say(`${COUNTY} 抽查 draws ${drawn} 份`);
  const item = await drawnItem(story, check);
  const at = `/spot-checks/${check}/items/${child}`;
  const found = await hand.post(COUNTY, `${at}/result`, { method: 'CALL_BACK', result: 'FINDING', codes: ['VISIT_NOT_HELD'], note: '外祖母说当天没有人来过' }, item.version);
  story.say(`${COUNTY} 电话回访：走访不实 calls back: that visit was not held`);
  const { version } = await hand.get(TOWNSHIP, `/children/${child}`);
  const voided = await hand.post(TOWNSHIP, `/acts/${story.of('falseVisit')}/void`, { reason: '抽查发现走访不实' }, version);
  story.say(`${TOWNSHIP} 作废该记录 voids it: 走访重新到期 owed again by ${voided.visitDueOn}`);
  const mended = await hand.post(TOWNSHIP, `${at}/correct`, { correction: '记录已作废，由乡镇补访' }, found.version);
  await hand.post(COUNTY, `${at}/confirm`, {}, mended.version);
}

async function drawnItem({ hand, soFar }: ChildStory, check: string): Promise<JsonBody> {
  for (let cursor = ''; ;) {
    const page = await hand.get(COUNTY, `/spot-checks/${check}/items?limit=200${cursor}`);
    const found = page.items.find(({ childId }: JsonBody) => childId === soFar.child);
    if (found !== undefined) return found;
    if (!page.next) throw new Error('The file was not drawn');
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
}

/** The township visits, and on the day she is eighteen the file ends by itself. */
export async function growUp(story: ChildStory): Promise<void> {
  const { hand, days: { checked, eighteen } } = story;
  const child = story.of('child');
  await hand.post(TOWNSHIP, `/children/${child}/acts`, { id: randomUUID(), kind: 'VISIT', on: checked, place: 'HOME', childSeen: true, childSpoken: true, note: '补访，近况平稳' });
  story.say(`${TOWNSHIP} 补访 visits`);
  await story.go(eighteen);
  const { endReason } = await until('档案未销 the file did not end', async () => {
    const file = await hand.get(TOWNSHIP, `/children/${child}`);
    return file.status === 'ENDED' ? file : undefined;
  });
  story.say(`系统 by itself: ${endReason}`);
}

/** On the first of the next month others hear of it: on the day itself it would tell a birthday. */
export async function tellOthers(story: ChildStory): Promise<void> {
  await story.go(story.days.told);
  await until('未对外告知 it was not told', async () => {
    const { entries } = await story.hand.get(COUNTY, `/cases/${story.of('child')}/trail`);
    return entries.some(({ action }: JsonBody) => action === 'child.announced') ? true : undefined;
  });
  story.say('系统 by itself: 次月一日告知其他服务 told on the first');
}
