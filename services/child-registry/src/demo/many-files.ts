import { addDays, addMillis, startOfShanghaiDay, type Instant, type PlainDate } from '@referrals/calendar';
import { NO_HASH, trailHash, type EntityClass, type TrailEntry } from '@referrals/database';
import { idNumberCheck } from '@referrals/policy';
import { SensitiveRows, type KeyRing } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { Guardian } from '../care/care.entity.js';
import { Category } from '../child/category.entity.js';
import { Child } from '../child/child.entity.js';
import { childNumber } from '../child/child-number.domain.js';
import { changeTiers, derive, type FileFacts } from '../child/derive.domain.js';
import { ChildDetail } from '../child/detail.entity.js';
import { newDetail } from '../child/detail-of.domain.js';
import { identityOf } from '../child/identity.domain.js';
import { Span, TierDay } from '../child/span.entity.js';
import { rules430200 } from '../pack/packs.js';
import { Problem } from '../problems/problem.entity.js';
import { Act } from '../visits/act.entity.js';

/** Rows by table, in the fields of their entities; of tables without one in their columns. */
export type RowsOfTables = Map<string, object[]>;

/** Nobody is called so: a first and two further characters, 216,000 names. */
const SIGNS = [...'春夏秋冬晨暮云雨山河松竹梅兰荷菊桃李杏梨星月日风雪霜露湖海江溪泉石玉金银铜铁锡木林森禾麦稻豆瓜果花草叶根枝苗蓝绿青紫红黄白'];
const YOUNGEST_DAYS = 1_100;
const DAYS = 4_400;
const OPENED_DAYS_AGO = 100;
const LATE_MS = 10 * 3_600_000;

/** How many days ago each was called on: most keep what they owe. */
const STORIES: readonly (readonly (readonly [daysAgo: number, is: 'VISIT' | 'CALL'])[])[] = [
  ...Array.from({ length: 7 }, () => [[80, 'VISIT'], [45, 'CALL'], [20, 'CALL'], [9, 'VISIT']] as const), [[80, 'VISIT']], [[45, 'CALL']], [],
];

/**
 * Files by the hundred thousand, for a measurement: the rows that opening and visiting leave, made by the same pure functions, sealed and indexed
 * by the same keys, each file with one link of its trail. What the bus and the duties leave is the caller's.
 */
export class ManyFiles {
  private readonly sensitive: SensitiveRows;

  constructor(keys: KeyRing, private readonly today: PlainDate, private readonly villages: readonly string[]) {
    this.sensitive = new SensitiveRows(keys);
  }

  /** The n-th file, added to `rows`. Its id and head. */
  add(n: number, rows: RowsOfTables): Child {
    const id = v7();
    const opened = addDays(this.today, -OPENED_DAYS_AGO);
    const at = momentOf(opened);
    const by = { child: id, byStaff: null, byDesk: null, source: 'PERSON' as const };
    const careDivision = this.villages[n % this.villages.length] ?? '';
    const birthDate = addDays(this.today, -(YOUNGEST_DAYS + ((n * 397) % DAYS)));
    const identity = identityOf({ name: `${sign(n)}示${sign(Math.floor(n / 60) + n)}${sign(Math.floor(n / 3_600) + n)}`, birthDate, sex: n % 2 === 0 ? 'MALE' : 'FEMALE', idNumber: numberOf(birthDate, n) }, this.today);
    const code = n % 3 === 0 ? 'IN_DIFFICULTY' as const : n % 50 === 1 ? 'ORPHAN' as const : 'LEFT_BEHIND' as const;
    const acts = (STORIES[Math.floor(n / this.villages.length) % STORIES.length] ?? []).map((story) => ({ story, on: addDays(this.today, -story[0]) }));
    const facts: FileFacts = {
      active: true, birthDate, viaCaregiver: false, categories: [{ code, status: 'CONFIRMED', from: opened, to: null }], factors: [], assessed: [], spans: [{ from: opened, to: null, visitBy: null }], tiers: [], away: [],
      acts: acts.map(({ story: [, is], on }) => ({ on, recordedOn: on, kind: is === 'VISIT' ? 'VISIT' : 'CONTACT', place: is === 'VISIT' ? 'HOME' : 'PHONE', childSeen: is === 'VISIT', childSpoken: true })),
    };
    const { tiers, fresh } = changeTiers(facts, { since: opened, today: opened }, rules430200);
    const head = derive({ ...facts, tiers }, this.today, rules430200);
    const child = this.put(rows, Child, {
      ...identity, ...head, id, number: childNumber(n + 1_000, at), status: 'ACTIVE' as const, version: 1, careDivision, primaryId: null, household: null, school: null, schooling: 'IN_SCHOOL' as const, announce: [],
      announceOn: null, openedOn: opened, endedOn: null, endReason: null, lookUp: [], sealed: false, recused: [],
    });
    this.put(rows, ChildDetail, newDetail(id, { residence: { division: careDivision, address: `演示组${n % 97}号` }, schooling: { state: 'IN_SCHOOL', name: '演示小学' } } as never));
    this.put(rows, Category, { ...by, id: v7(), code, sub: null, status: 'CONFIRMED', fromOn: opened, toOn: null, evidence: '演示依据', recordedAt: at });
    this.put(rows, Span, { id: v7(), child: id, fromOn: opened, toOn: null, visitBy: null, division: careDivision });
    for (const { on, tier } of fresh) this.put(rows, TierDay, { child: id, onDay: on, tier });
    this.put(rows, Guardian, { ...by, id: v7(), name: `演示监护人${n}`, relation: 'GRANDPARENT', idNumber: null, phone: `139${String(n).padStart(8, '0')}`, legal: false, fromOn: opened, toOn: null, workplace: null, supersedes: null, recordedAt: at });
    for (const { story: [, is], on } of acts) {
      const visited = is === 'VISIT';
      this.put(rows, Act, {
        ...by, id: v7(), kind: visited ? 'VISIT' : 'CONTACT', onDay: on, place: visited ? 'HOME' : 'PHONE', childSeen: visited, childSpoken: true, childAlone: false, caregiverSpoken: visited, notMet: null,
        state: 'RECORDED', recordedOn: on, recordedAt: momentOf(on), ...(visited ? { mood: 'CALM' as const, home: 'ORDINARY' as const, note: '演示记录' } : {}),
      });
    }
    if (n % 10 === 0) this.put(rows, Problem, { ...by, id: v7(), kind: 'SAFETY', severity: 'M', cause: 'PERSON', found: '演示问题', recordedAt: at, ...(n % 20 === 0 ? { state: 'CLOSED', closedOn: this.today, closedAs: 'SOLVED' } : { state: 'OPEN' }) });
    const link: TrailEntry = { caseId: id, n: 1, at, desk: null, actorRole: 'SYSTEM', actor: null, action: 'child.registered', facts: {}, prev: NO_HASH };
    const hash = trailHash(link);
    of(rows, 'trail').push({ ...link, facts: {}, hash });
    of(rows, 'case_head').push({ caseId: id, n: 1, hash, at, followed: 1 });
    return child;
  }

  private put<E extends object>(rows: RowsOfTables, entity: EntityClass<E>, plain: object): E {
    const row = this.sensitive.row(entity, plain as never) as E;
    of(rows, tableOf(entity)).push(row);
    return row;
  }
}

function of(rows: RowsOfTables, table: string): object[] {
  const known = rows.get(table) ?? [];
  if (known.length === 0) rows.set(table, known);
  return known;
}

/** `ChildDetail` is `child_detail`. */
const tableOf = ({ name }: EntityClass): string => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();
const sign = (n: number): string => SIGNS[n % 60] ?? '';
const momentOf = (day: PlainDate): Instant => addMillis(startOfShanghaiDay(day), LATE_MS);

/** Nobody's number begins with 430299. Of one birth date there are so few that the order tells them apart. */
function numberOf(birthDate: PlainDate, n: number): string {
  const order = (Math.floor(n / DAYS) * 2 + (n % 2 === 0 ? 1 : 0)) % 1_000;
  const seventeen = `430299${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  return `${seventeen}${idNumberCheck(seventeen)}`;
}
