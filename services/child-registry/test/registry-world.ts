import { expect } from '@jest/globals';
import { addDays, plainDate, shanghaiDate } from '@referrals/calendar';
import type { Answer, Caller, JsonBody } from '@referrals/client';
import { ChildRegistered } from '@referrals/contracts';
import type { ServiceHarness } from '@referrals/service-harness';
import { eventually } from '@referrals/testing';
import { Answerables } from '../src/posts/answerables.js';
import { ADULT, CHILDREN, inventedIdNumber, makePost, newChild, newHolder, POSTS, withoutDesk } from './registry.js';
import { after, EVERY_COMMAND, PLACES, type Actor, type Command, type Model, type Place } from './owned-world.js';

const API = '/api/child-registry';
const REFUSED = [403, 404, 409, 422];
/** Children of one name and birth date would be looked at as one: each history has another day. */
const FIRST_BIRTH = plainDate('2014-01-01');

/** All of two files, their moves and their pair, and of the posts of their villages, as it lies there; but for how alike they look, which is found behind each move. */
const WHOLE = `SELECT jsonb_build_object(
  'files', (SELECT jsonb_agg(to_jsonb(c) ORDER BY c.id) FROM child c WHERE c.id = ANY ($1)), 'spans', (SELECT jsonb_agg(to_jsonb(s) ORDER BY s.id) FROM span s WHERE s.child = ANY ($1)),
  'moves', (SELECT jsonb_agg(to_jsonb(m) ORDER BY m.id) FROM move m WHERE m.child = ANY ($1)), 'pair', (SELECT jsonb_agg(to_jsonb(p) - '{class,score,reasons,identity,found_at,a_division,b_division}'::text[]) FROM pair p WHERE p.id = $2),
  'posts', (SELECT jsonb_agg(to_jsonb(p) ORDER BY p.id) FROM post p WHERE p.id = ANY ($3)), 'terms', (SELECT jsonb_agg(to_jsonb(a) ORDER BY a.id) FROM appointment a WHERE a.post = ANY ($3)),
  'links', (SELECT count(*) FROM trail t WHERE t.case_id = ANY ($1::uuid[] || $3::uuid[]) AND t.action <> 'pair.suggested'), 'events', (SELECT count(*) FROM outbox o WHERE o.key = ANY ($1::uuid[] || $3::uuid[]) AND o.type NOT LIKE '%.pair.suggested.%')) AS whole`;

/** Three villages with a post each, and whoever is at work there. What is in their files is made for each history. */
export class RegistryWorld {
  private held: Model['held'] = { NEAR: false, NEXT: false, FAR: false };
  private files: readonly [string, string] = ['', ''];
  private pair = '';
  private model: Model | undefined;

  private constructor(
    private readonly harness: ServiceHarness, private readonly codes: Readonly<Record<Place, string>>, private readonly posts: Readonly<Record<Place, string>>,
    private readonly people: Readonly<Record<Actor, Caller>>, private readonly persons: Readonly<Record<Place, { readonly staff: string; readonly idNumber: string }>>,
  ) {}

  static async at(harness: ServiceHarness, nth: number): Promise<RegistryWorld> {
    const codes = { NEAR: `430223104${400 + nth}`, NEXT: `430223104${500 + nth}`, FAR: `430203101${400 + nth}` };
    const desks = Object.fromEntries(await Promise.all(['township.yx', 'civ.yx', 'township.ls', 'civ.ls', 'civ.city'].map(async (who) => [who, await harness.as(who)]))) as Record<string, Caller>;
    const holders = Object.fromEntries(PLACES.map((place) => [place, withoutDesk(`director ${place} ${nth}`)])) as Record<Place, ReturnType<typeof withoutDesk>>;
    const posts = Object.fromEntries(await Promise.all(PLACES.map(async (place) => [place, await makePost(desks[townshipOf(place)] as Caller, codes[place])]))) as Record<Place, string>;
    const people = { ...desks, ...Object.fromEntries(await Promise.all(PLACES.map(async (place) => [place, await harness.as(holders[place])]))) } as Record<Actor, Caller>;
    const persons = Object.fromEntries(PLACES.map((place) => [place, { staff: holders[place].staff, idNumber: inventedIdNumber(ADULT) }])) as RegistryWorld['persons'];
    return new RegistryWorld(harness, codes, posts, people, persons);
  }

  /** Two files that look alike, in two villages of a township, and like no other history's; posts stand as the history before left them. */
  async begin(nth: number): Promise<void> {
    const child = { name: `测试·${String.fromCodePoint(0x4e00 + nth)}`, birthDate: addDays(FIRST_BIRTH, nth) };
    const county = this.people['civ.yx'];
    const open = async (place: Place): Promise<string> => {
      const body = newChild({ ...child, careDivision: this.codes[place] });
      return (await county.must<{ id: string }>(unhurried(() => county.post(CHILDREN, body)))).id;
    };
    this.files = [await open('NEAR'), await open('NEXT')];
    await this.harness.deliver(ChildRegistered, { childId: this.files[1], county: '430223', at: this.harness.clock.now() }, { key: this.files[1] });
    const [found] = await this.harness.look<{ id: string }>('SELECT id FROM pair WHERE a = ANY ($1) AND b = ANY ($1)', [this.files]);
    this.pair = found?.id ?? '';
    this.model = { files: [{ status: 'ACTIVE', place: 'NEAR' }, { status: 'ACTIVE', place: 'NEXT' }], pair: 'SUGGESTED', held: this.held };
    await this.expectOwners();
  }

  /** Every command that is legal as things stand, one kind after the other. */
  get legal(): Command[] {
    const { model } = this;
    return model === undefined ? [] : EVERY_COMMAND.filter((command) => after(model, command) !== undefined);
  }

  /** Does what is asked, and holds the service to what the specification says of it. True where it was legal. */
  async take(command: Command): Promise<boolean> {
    const { model } = this;
    if (model === undefined) throw new Error('Nothing began');
    const wanted = after(model, command);
    const before = wanted === undefined ? await this.whole() : undefined;
    const answer = await unhurried(() => this.send(command));
    const told = [command, model, answer.status, (answer.body as JsonBody)?.code];
    if (wanted === undefined) {
      expect([...told, REFUSED.includes(answer.status)]).toEqual([...told, true]);
      expect([...told, await this.whole()]).toEqual([...told, before]);
      return false;
    }
    expect([...told, answer.status < 300]).toEqual([...told, true]);
    this.model = wanted;
    this.held = wanted.held;
    await this.expectOwners();
    return true;
  }

  /** Files of this history are told nothing any more: the next one's are alone in the villages. */
  async layAside(): Promise<void> {
    await this.harness.look("UPDATE child SET status = 'ENDED', ended_on = opened_on, end_reason = 'OPENED_IN_ERROR' WHERE id = ANY ($1) AND status = 'ACTIVE'", [this.files]);
  }

  /** Each file has one owner, one office that answers, one desk that owes; where its place says. */
  private async expectOwners(): Promise<void> {
    const model = this.model as Model;
    const found = await this.harness.look<{ id: string; status: string; division: string; spans: string[]; posts: string[]; vacant: boolean[]; owner: string | null }>(
      `SELECT c.id, c.status, c.care_division AS division, ARRAY(SELECT s.division FROM span s WHERE s.child = c.id AND s.to_on IS NULL) AS spans,
         ARRAY(SELECT p.id FROM post p WHERE p.division = c.care_division AND p.state = 'OPEN') AS posts, ARRAY(SELECT p.vacant_since IS NOT NULL FROM post p WHERE p.division = c.care_division AND p.state = 'OPEN') AS vacant,
         (SELECT o.envelope->'data'->>'owner' FROM outbox o WHERE o.key = c.id AND o.type LIKE 'child-registry.child.office-set.%' ORDER BY o.seq DESC LIMIT 1) AS owner
       FROM child c WHERE c.id = ANY ($1)`, [this.files]);
    expect(found).toHaveLength(2);
    for (const [index, id] of this.files.entries()) {
      const { status, place } = model.files[index] as Model['files'][number];
      const row = found.find((one) => one.id === id);
      const desk = this.harness.desk(townshipOf(place));
      expect(row).toMatchObject({ status, division: this.codes[place], posts: [this.posts[place]], vacant: [!model.held[place]] });
      // A linked file owes nothing: its primary does. What has ended is owed by nobody anew.
      const owner = model.held[place] ? this.posts[place] : desk;
      if (status !== 'LINKED') expect([row?.spans, status === 'ACTIVE' ? row?.owner : owner]).toEqual([status === 'ACTIVE' ? [this.codes[place]] : [], owner]);
    }
    for (const place of new Set(model.files.map((file) => file.place))) {
      const answers = await this.harness.database.asWorker((tx) => this.harness.running.app.get(Answerables, { strict: false }).at(tx, this.codes[place], shanghaiDate(this.harness.clock.now())));
      const above = { office: this.harness.desk(townshipOf(place)), level: 'TOWNSHIP', covering: true };
      expect(answers).toMatchObject(model.held[place] ? { office: this.posts[place], level: 'VILLAGE', covering: false } : above);
    }
  }

  private async send({ what, by, file, to, kind, decision }: Command): Promise<Answer> {
    const who = this.people[by];
    const id = this.files[file];
    const version = async (sql: string, of: string) => (await this.harness.look<{ id: string; version: number }>(sql, [of]))[0];
    if (what === 'appoint' || what === 'leave') return this.fill(who, what, to);
    if (what === 'link' || what === 'unlink') {
      const pair = await version('SELECT id, version FROM pair WHERE id = $1', this.pair);
      return who.post(`${API}/pairs/${this.pair}/${what}`, what === 'link' ? { primary: id } : { reason: '不是同一人' }, { ifMatch: pair?.version ?? 1 });
    }
    const head = await version('SELECT id, version FROM child WHERE id = $1', id);
    if (what === 'propose') return who.post(`${CHILDREN}/${id}/moves`, { kind, toDivision: this.codes[to], reason: '随亲属居住' }, { ifMatch: head?.version ?? 1 });
    if (what === 'end') return who.post(`${CHILDREN}/${id}/end`, { reason: 'OPENED_IN_ERROR', on: '2026-05-11', evidence: '误建' }, { ifMatch: head?.version ?? 1 });
    if (what === 'reopen') return who.post(`${CHILDREN}/${id}/reopen`, { reason: '误销' }, { ifMatch: head?.version ?? 1 });
    const move = await version('SELECT id, version FROM move WHERE child = $1 ORDER BY proposed_at DESC, id DESC LIMIT 1', id);
    const body = { accept: {}, withdraw: {}, refuse: { reason: '未在本村居住' }, settle: { decision, reason: '已核实' } }[what];
    return who.post(`${API}/moves/${move?.id ?? id}/${what}`, body, { ifMatch: move?.version ?? 1 });
  }

  private async fill(who: Caller, what: 'appoint' | 'leave', place: Place): Promise<Answer> {
    const [post] = await this.harness.look<{ version: number }>('SELECT version FROM post WHERE id = $1', [this.posts[place]]);
    if (what === 'appoint') return who.post(`${POSTS}/${this.posts[place]}/appointments`, newHolder(this.persons[place]), { ifMatch: post?.version ?? 1 });
    const [term] = await this.harness.look<{ id: string; version: number }>('SELECT id, version FROM appointment WHERE post = $1 ORDER BY approved_at DESC, id DESC LIMIT 1', [this.posts[place]]);
    return who.post(`${API}/appointments/${term?.id ?? this.posts[place]}/end`, { on: '2026-05-11', reason: 'RESIGNED' }, { ifMatch: term?.version ?? 1 });
  }

  private async whole(): Promise<unknown> {
    return (await this.harness.look<{ whole: unknown }>(WHOLE, [this.files, this.pair, Object.values(this.posts)]))[0]?.whole;
  }
}

/** Many histories at once are more than the service takes at once: it says so, and has done nothing. */
const unhurried = <T>(send: () => Promise<Answer<T>>): Promise<Answer<T>> => eventually(async () => {
  const answer = await send();
  expect(answer.status).not.toBe(503);
  return answer;
});

const townshipOf = (place: Place): string => (place === 'FAR' ? 'township.ls' : 'township.yx');
