import { randomUUID } from 'node:crypto';
import { demoNow } from '../set-clock.js';
import { until } from '../until.js';
import { COUNTY, DIRECTOR } from './cast.js';
import type { ChildStory } from './child-story.js';
import { patiently } from './registry-hand.js';

const REPORTS = '/api/mandatory-reporting/reports';
/** What only who wrote it, and who reads the report, may know. */
export const HARM_SEEN = '演示：孩子后背有多处旧伤，说是在表叔家被打的。';

/** What the person says besides: the registry guesses nothing. */
const COMPLETED = { situations: ['MR04'] };

/** A visit finds harm. Whoever saw it reports it by their own token, with what the registry prepared and kept nowhere. */
export async function reportHarm(story: ChildStory): Promise<void> {
  const { hand, days: { harmed } } = story;
  await story.go(harmed);
  const act = { id: randomUUID(), kind: 'VISIT', on: harmed, place: 'HOME', childSeen: true, childSpoken: true, childAlone: true, injurySeen: true, mood: 'LOW' };
  const { asksHarm } = await hand.post(DIRECTOR, `/children/${story.of('child')}/acts`, { ...act, harm: { seen: HARM_SEEN, words: '演示：他打我。', concerns: ['DOMESTIC_VIOLENCE'], danger: 'POSSIBLE' } });
  story.soFar.harm = act.id;
  story.say(`${DIRECTOR} 入户走访，见到伤情 visits and sees harm${asksHarm === true ? ' · 须立即报告 to be reported at once' : ''}`);
  const draft = await hand.post(DIRECTOR, `/acts/${act.id}/report-draft`, {});
  const director = story.person(DIRECTOR);
  const receipt = await director.must(patiently(() => director.post(REPORTS, { channel: 'PLATFORM', ...draft, ...COMPLETED })));
  story.soFar.report = receipt.id;
  story.say(`${DIRECTOR} 用自己的账号报告 reports by their own account: 回执 receipt ${receipt.number}`);
  await hand.post(DIRECTOR, `/acts/${act.id}/reported`, { how: 'PLATFORM', at: await demoNow(story.person('admin')) });
}

/** Civil affairs of the county, which works on the report, finds the child's file and says that they belong together. */
export async function linkReport(story: ChildStory): Promise<void> {
  const { hand, about } = story;
  const [child, report] = [story.of('child'), story.of('report')];
  await story.go(story.days.linked);
  const county = story.person(COUNTY);
  await until(`${COUNTY} 没有收到报告 does not have the report`, async () => ((await patiently(() => county.get(`${REPORTS}/${report}`))).status === 200 ? true : undefined));
  const { items } = await hand.post(COUNTY, '/children/search', { name: about.name });
  story.say(`${COUNTY} 按姓名查到档案 finds the file by name: ${items.length}`);
  await hand.post(COUNTY, `/children/${child}/report-links`, { reportId: report, basis: 'ID_EQUAL', watch: true });
  await until('报告未显示档案 the report does not name the file', async () => ((await patiently(() => county.get(`${REPORTS}/${report}`))).body?.childId === child ? true : undefined));
  story.say(`${COUNTY} 关联报告并列为县级关注 links the report and watches the child`);
}
