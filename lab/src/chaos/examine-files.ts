import { addMillis, shanghaiDate, type Instant } from '@referrals/calendar';
import type { JsonBody } from '@referrals/client';
import { verifyChain, type TrailEntry } from '@referrals/database';
import type { Crowd } from '../crowd/crowd.js';
import type { KeptFile } from '../crowd/keep-files.js';
import { dueDates } from './due-dates.js';
import { allPages } from './examine-inboxes.js';
import { inParallel, repeated, type Findings } from './examine.js';

const REGISTRY = '/api/child-registry';
const COUNTIES = ['yx', 'ls'] as const;
/** Everybody in these two counties who may have a file; each file has one township, and one county. */
const OFFICES = COUNTIES.flatMap((area) => [`township.${area}`, `civ.${area}`]);

type Found = Pick<Findings, 'lost' | 'doubled' | 'brokenChains' | 'seen'>;

/** Looks at every file from outside, as offices, coordinators and the auditor may. */
export async function examineFiles(crowd: Crowd, kept: readonly KeptFile[], found: Found): Promise<void> {
  const here = new Map<string, string[]>();
  for (const account of OFFICES) {
    const listed = await allPages<{ id: string }>(crowd.person(account), `${REGISTRY}/children?limit=100`);
    found.doubled.push(...repeated(listed.map(({ id }) => id)).map((id) => `file ${id} in the list of ${account}`));
    for (const { id } of listed) here.set(id, [...here.get(id) ?? [], account]);
  }
  const known = new Set(kept.map(({ id }) => id));
  found.doubled.push(...[...here.keys()].filter((id) => !known.has(id)).map((id) => `file ${id} was opened, and nobody knows it`));
  found.doubled.push(...repeated(kept.map(({ number }) => number)).map((number) => `${number} was given to two files`));
  await inParallel(kept, 6, (file) => examineFile(crowd, file, here.get(file.id) ?? [], found));
}

async function examineFile(crowd: Crowd, file: KeptFile, owners: readonly string[], { lost, doubled, brokenChains, seen }: Found): Promise<void> {
  const { id, number, plan } = file;
  const [place, account] = plan.move === undefined ? [plan.careDivision, plan.account] : [plan.move.to, plan.move.taker];
  const area = account.split('.')[1] ?? '';
  if (owners.join(' ') !== `township.${area} civ.${area}`) (owners.length === 0 ? lost : doubled).push(`${number} is with ${owners.join(' ') || 'nobody'}`);
  const owner = crowd.person(account);
  const read = await owner.get(`${REGISTRY}/children/${id}`);
  if (read.status !== 200) return void lost.push(`${number}: ${account} is answered ${read.status}`);
  if (read.body.careDivision !== place) lost.push(`${number} is at ${read.body.careDivision}, not at ${place}`);
  seen.files += 1;
  const acts = await allPages<JsonBody>(owner, `${REGISTRY}/children/${id}/acts?limit=100`);
  const ids = acts.map((act) => act.id as string);
  seen.acts += acts.length;
  lost.push(...[...file.acts.keys()].filter((act) => !ids.includes(act)).map((act) => `${number}: act ${act}`));
  doubled.push(...[...repeated(ids), ...ids.filter((act) => !file.acts.has(act))].map((act) => `${number}: act ${act}`));
  const trail = await crowd.person('auditor.city').get<{ entries: (TrailEntry & { hash: string; at: Instant })[] }>(`${REGISTRY}/cases/${id}/trail`);
  const entries = trail.status < 300 ? trail.body.entries : [];
  seen.links += entries.length;
  const fault = verifyChain(entries);
  if (entries.length === 0 || fault !== undefined) brokenChains.push(`${number} at child-registry: ${fault ? `${fault.fault} at ${fault.n}` : trail.status}`);
  doubled.push(...repeated(entries.filter(({ action }) => ONCE.includes(action)).map(({ action, facts }) => [action, facts['act']].join(' '))).map((twice) => `${number}: ${twice} twice`));
  await examineDates(crowd, file, { area, dates: read.body, entries }, { lost, doubled });
}

/** What may be in a file's trail once. */
const ONCE: readonly string[] = ['child.registered', 'act.recorded', 'move.accepted'];

interface Dated { readonly area: string; readonly dates: JsonBody; readonly entries: readonly { readonly action: string; readonly at: Instant }[] }

/** The dates that stand in the file are those that follow from what was done, and one desk owes by them. */
async function examineDates(crowd: Crowd, { id, number, acts }: KeptFile, { area, dates, entries }: Dated, { lost, doubled }: Pick<Found, 'lost' | 'doubled'>): Promise<void> {
  const begun = entries.findLast(({ action }) => action === 'move.accepted' || action === 'child.registered');
  if (begun === undefined) return;
  const days = (of: readonly string[]) => [...acts.values()].filter(({ plan }) => of.includes(plan.is)).map(({ on }) => on);
  const due = dueDates({ since: shanghaiDate(begun.at), contacts: days(['VISIT', 'CALL']), visits: days(['VISIT']) });
  const said = { contact: dates.contact.dueOn, visit: dates.visit.dueOn };
  if (JSON.stringify(said) !== JSON.stringify(due)) lost.push(`${number} is owed by ${JSON.stringify(said)}, should be by ${JSON.stringify(due)}`);
  const { status, body } = await crowd.person(`coord.${area}`).get(`${REGISTRY}/cases/${id}/duties`);
  const open: JsonBody[] = status === 200 ? body.items.filter(({ state }: JsonBody) => state === 'OPEN') : [];
  const owed = open.filter(({ clock }) => clock === 'CR-CONTACT' || clock === 'CR-VISIT').map(({ clock, dueAt }) => `${clock} ${shanghaiDate(addMillis(dueAt, -1))}`).toSorted();
  if (owed.join(' · ') !== `CR-CONTACT ${due.contact} · CR-VISIT ${due.visit}`) lost.push(`${number}: its desk owes ${owed.join(' · ') || 'nothing'}, should owe by ${due.contact} and ${due.visit}`);
  const owners = new Set(open.map(({ owner }) => owner));
  if (owners.size !== 1) doubled.push(`${number}: ${owners.size} desks owe for it`);
}
