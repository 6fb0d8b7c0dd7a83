import { dutyScope } from '@referrals/service-kit';
import { definitions } from '@referrals/services';
import { readWorklist, type Answer, type Caller } from '@referrals/client';
import { eventually } from '@referrals/testing';
import type { Exchange } from './exchange.js';
import { MARKS, openReport } from './marked-reports.js';

/** A referral and the account whose desk owns it. */
export interface Placed { readonly account: string; readonly id: string; readonly role: string; readonly state: string }

/** A report of 攸县 with referrals on desks, seen from everywhere it is not anybody's business. */
export interface Story {
  readonly report: string;
  readonly number: string;
  readonly referrals: readonly Placed[];
}

const OWNERS = ['psb-pcs.yx', 'psb.yx', 'civ.yx', 'edu.yx', 'village.yx', 'township.yx', 'wf.yx', 'coord.yx', 'rpi.yx', 'proc.yx', 'hlth.yx'];

export async function fileStory(exchange: Exchange): Promise<Story> {
  const teacher = exchange.person('teacher.yx');
  const receipt = await teacher.must(teacher.post('/api/mandatory-reporting/reports', openReport));
  const referrals: Placed[] = [];
  await eventually(async () => {
    referrals.length = 0;
    for (const account of OWNERS) {
      const own = (await readWorklist(exchange.person(account))).filter((item) => item.reportId === receipt.id);
      referrals.push(...own.map(({ id, role, state }) => ({ account, id, role, state })));
    }
    if (referrals.length < receipt.referrals.length) throw new Error(`${referrals.length} of ${receipt.referrals.length} referrals are on a desk`);
  }, { timeoutMs: 30_000 });
  return { report: receipt.id, number: receipt.number, referrals };
}

/** Everybody of the demo who has no part in the story: other counties, other agencies of the county, other reporters. */
export function strangers(story: Story): string[] {
  const agencies = ['psb', 'edu', 'civ', 'rpi', 'proc', 'wf', 'hlth', 'hrss', 'cac', 'supv', 'coord', 'court'];
  const elsewhere = agencies.flatMap((agency) => [`${agency}.ls`, `${agency}.city`]).concat('township.ls', 'village.ls', 'supervisor.psb.ls', 'supervisor.edu.city');
  const here = ['cac.yx', 'court.yx', 'hrss.yx', 'supv.yx', 'hlth.yx', 'coord.yx', 'teacher2.yx', 'director.yx', 'doctor.ls', 'policy.city', 'admin'];
  return [...elsewhere, ...here].filter((account) => !story.referrals.some((one) => one.account === account));
}

/** Where demo desks are, by the end of their account's name. */
const PLACES: Readonly<Record<string, string>> = { yx: '430223', ls: '430203', city: '4302' };
const PLACE_OF_STORY = '430223';

/** Paths at which a service shows rows to people by their place, and the scope that says to whom. */
const shownByPlace = definitions.flatMap(({ name, scopes = [], duties }) => [
  ...scopes.map((scope) => ({ scope, at: new RegExp(`^/api/${name}/`) })),
  ...(duties === undefined ? [] : [{ scope: dutyScope, at: new RegExp(`^/api/${name}/(cases/[^/]+/)?duties`) }]),
]);

/** What a stranger must not find at this path: any trace of the story; where it is shown to them by their place, personal words. */
export function soughtBy(account: string, story: Story): (answer: Answer, path: string) => string[] {
  const [agency = '', place = ''] = account.split('.').slice(-2);
  const covers = PLACE_OF_STORY.startsWith(PLACES[place] ?? 'nowhere');
  const theirs = shownByPlace.filter(({ scope }) => covers && scope.rules.seenBy.some((way) => 'prefix' in way && way.agencies.some((one) => one.toLowerCase() === agency)));
  return (answer, path) => (theirs.some(({ at }) => at.test(path)) ? marksIn(answer) : traces(story, answer));
}

/** Accounts whose only part in the story is a notice. */
export function onlyNoticed(story: Story): string[] {
  return [...new Set(story.referrals.map(({ account }) => account))]
    .filter((account) => story.referrals.every((one) => one.account !== account || one.role === 'NOTICE'));
}

/** Every GET route of the application with the story's ids in the places of its parameters. */
export function pathsOf(exchange: Exchange, story: Story): string[] {
  const paths = new Set<string>();
  for (const { method, path } of exchange.routes) {
    // A stream ends with its token alone; what it tells is asked by the scope of its list, and its own specs listen to it.
    if (method !== 'GET' || path.startsWith('/health') || path.endsWith('/stream')) continue;
    for (const { id } of path.includes('/referrals/:id') ? story.referrals : [{ id: story.report }]) paths.add(path.replaceAll(/:[A-Za-z]+/g, id));
  }
  for (const query of [`number=${story.number}`, 'state=routed', 'division=430223', 'agency=PSB', 'role=LEAD', 'code=MR04']) {
    paths.add(`/api/referral-desk/worklist?${query}`);
    paths.add(`/api/referral-desk/worklist/counts?${query}`);
  }
  return [...paths];
}

/** What a stranger must not find anywhere in an answer. */
export function traces(story: Story, answer: Answer): string[] {
  const text = JSON.stringify(answer.body ?? '');
  return [story.report, story.number, ...story.referrals.map(({ id }) => id), ...Object.values(MARKS)].filter((trace) => text.includes(trace));
}

/** Personal words and numbers in an answer: what even a desk with a NOTICE must not find. */
export function marksIn(answer: Answer): string[] {
  const text = JSON.stringify(answer.body ?? '');
  return Object.values(MARKS).filter((mark) => text.includes(mark));
}

export interface Found { readonly account: string; readonly path: string; readonly status: number; readonly traces: string[] }

/** Asks everything as one person; what was found, and any answer of 500 or more. */
export async function walk(account: string, caller: Caller, paths: readonly string[], seek: (answer: Answer, path: string) => string[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const path of paths) {
    const answer = await caller.get(path);
    const seen = seek(answer, path);
    if (seen.length > 0 || answer.status >= 500) found.push({ account, path, status: answer.status, traces: seen });
  }
  return found;
}

/** Searches by what only the story has, and counts that would betray it. */
export async function search(caller: Caller): Promise<Answer[]> {
  const bodies = [{ name: MARKS.childName }, { idNumber: MARKS.idNumber }];
  return Promise.all(bodies.map((body) => caller.call('POST', '/api/mandatory-reporting/reports/search', { body })));
}
