import { randomUUID } from 'node:crypto';
import { eventually } from '@referrals/testing';
import type { Exchange } from '../../exchange.js';

const AT = '/api/child-registry';
/** 桃水村 and 盘塘村 of 桃水镇, and 罗家坪村 of another township of the county. */
export const VILLAGE = '430223103213';
export const OTHER_VILLAGE = '430223103214';
export const FAR_VILLAGE = '430223106201';

const DAY_MS = 86_400_000;
/** Days from today in China; the product under test goes by the real clock. */
export const day = (from = 0): string => new Date(Date.now() + 8 * 3_600_000 + from * DAY_MS).toISOString().slice(0, 10);

export interface RegistryScene {
  /** On file in the village, with a contact, a problem, a guardian and somebody asked to look after it; its school was asked and answered, and told unasked. */
  readonly child: string;
  /** Asked to go to the far village, by this move. */
  readonly moving: string;
  readonly move: string;
  readonly lead: string;
  readonly campaign: string;
  readonly spotCheck: string;
  readonly post: string;
  /** To the post, with the list of files that were taken over. */
  readonly appointment: string;
  readonly course: string;
  /** The county's education may see the child's card. */
  readonly granted: string;
  /** Two files of one child, found alike. */
  readonly pair: string;
}

/** An invented child as a township opens its file. */
export const aChild = (name: string, over: object = {}): object =>
  ({ confirmNew: true, careDivision: VILLAGE, name, sex: 'MALE', birthDate: '2016-03-05', noIdReason: 'UNKNOWN', categories: [{ code: 'LEFT_BEHIND', from: day(-40) }], ...over });

/** What came of a change; `record`: the part of it that was made. */
interface Made { readonly id: string; readonly version: number; readonly record?: string }

/** A county's registry with something on every page: by the API, as its people would. */
export async function setRegistryScene(exchange: Exchange): Promise<RegistryScene> {
  const [township, county, school] = [exchange.person('township.yx'), exchange.person('civ.yx'), exchange.person('school.yx')];
  const make = async (path: string, body: object, who = township, ifMatch?: number): Promise<Made> =>
    who.must<Made>(who.post(`${AT}${path}`, body, ifMatch === undefined ? {} : { ifMatch }));
  const { organisation } = await school.must<{ organisation: { id: string; name: string } }>(school.get('/api/directory/me'));
  let file = await make('/children', aChild('测试·童甲', { schooling: { state: 'IN_SCHOOL', organisation: organisation.id, name: organisation.name, grade: '三', className: '2' } }));
  const child = file.id;
  const change = async (path: string, body: object): Promise<void> => { file = { ...file, version: (await make(`/children/${child}/${path}`, body, township, file.version)).version }; };
  await change('guardians', { name: '测试·父', relation: 'FATHER', legal: true, from: day(-40), facts: [{ code: 'AWAY_WORK', since: day(-300) }] });
  await change('caregivers', { name: '测试·奶奶', relation: 'GRANDPARENT', basis: 'DELEGATED', from: day(-40) });
  await change('delegations', { name: '测试·奶奶', relation: 'GRANDPARENT', from: day(-40), exclusions: [] });
  await change('acts', { id: randomUUID(), kind: 'VISIT', on: day(-3), place: 'HOME', childSeen: true, childSpoken: true, note: '孩子情况平稳' });
  await change('problems', { kind: 'HUKOU', found: '户口还在外地' });
  await change('factors', { code: 'SINGLE_PARENT', from: day(-40), evidence: '村里证明' });
  const moving = (await make('/children', aChild('测试·迁乙', { birthDate: '2015-07-09' }))).id;
  const move = (await make(`/children/${moving}/moves`, { kind: 'PUSH', toDivision: FAR_VILLAGE, reason: '随祖父母搬家' }, township, 1)).record ?? '';
  const lead = (await make('/candidates', { kind: 'LOW_INCOME', about: 'CHILD', division: VILLAGE, name: '测试·线索丙', note: '低保家庭，父母外出' }, county)).id;
  const campaign = (await make('/campaigns', { title: '冬季摸底排查', county: '430223', opensOn: day(), closesOn: day(20), categories: ['LEFT_BEHIND'], villages: [VILLAGE, OTHER_VILLAGE] }, county)).id;
  await make(`/campaigns/${campaign}/start`, {}, county, 1);
  const spotCheck = (await make('/spot-checks', { county: '430223' }, county)).id;
  const post = (await make('/posts', { division: VILLAGE })).id;
  const { record: appointment = '' } = await make(`/posts/${post}/appointments`, {
    name: '测试·主任戊', idNumber: '430299198503120143', capacity: 'COMMITTEE_MEMBER', criteria: ['POLITICS', 'MORALS', 'LOVES_CHILDREN', 'KNOWS_VILLAGE', 'EDUCATED'], recordCheckedOn: day(),
  }, township, 1);
  const course = (await make('/courses', { place: '430223', level: 'COUNTY', demonstration: true, title: '儿童主任业务培训', from: day(-5), to: day(-4), hours: 12 }, county)).id;
  const education = exchange.person('edu.yx');
  const { desks: [desk] } = await education.must<{ desks: { id: string }[] }>(education.get('/api/directory/me'));
  const granted = (await make(`/children/${child}/grants`, { desk: desk?.id, level: 'C', until: day(60), reason: '核对学籍', letterNumber: '攸教〔2026〕9号' }, county)).id;
  const asked = await make(`/children/${child}/school-requests`, { ask: '最近到校情况怎样？' });
  await make(`/school/requests/${asked.id}/answer`, { answer: '全勤，成绩平稳。' }, school, 1);
  await make(`/school/pupils/${child}/notes`, { answer: '这两天情绪低落。' }, school);
  await make(`/children/${child}/school-requests`, { ask: '冬天的衣服够不够？' });
  for (let one = 0; one < 2; one += 1) await make('/children', aChild('测试·双丁', { birthDate: '2014-01-02' }));
  const pair = await eventually(async () => {
    const { items: [alike] } = await county.must<{ items: { id: string }[] }>(county.get(`${AT}/pairs`));
    if (alike === undefined) throw new Error('no files are found alike yet');
    return alike.id;
  }, { timeoutMs: 20_000 });
  return { pair, child, moving, move, appointment, lead, campaign, spotCheck, post, course, granted };
}
