import type { StaffPrincipal } from '@referrals/auth';
import { addMonths, shanghaiDate, type PlainDate } from '@referrals/calendar';
import { CategoryChanged, ChildTierChanged, ContactDated, ContactUndated, DomainError, VisitDated, VisitUndated, type ACT_COUNTS, type EventData, type EventDefinition } from '@referrals/contracts';
import type { Change, EntityClass, NewRow, RowChange, TrailAction, TrailFacts } from '@referrals/database';
import { actorAt, type Plain, type SensitiveRows } from '@referrals/service-kit';
import { rulesAt } from '../pack/packs.js';
import type { RecordOfFile, Source } from '../record.entity.js';
import { Child, type Announced } from './child.entity.js';
import { changeTiers, derive, type Derived } from './derive.domain.js';
import { NEVER } from './never.domain.js';
import { expectOffice, officeAt, type Office } from './office.domain.js';
import { factsOf, type FileState } from './read-file.js';
import { notWhole } from './sight.domain.js';
import { TierDay } from './span.entity.js';

/** What of a record its maker need not say: the file and the change say it. */
type Said<E extends RecordOfFile> = Omit<NewRow<Plain<E>>, 'child' | 'byStaff' | 'byDesk' | 'recordedAt' | 'source'>;

/**
 * A file whose head is held, for one change of it: what is recorded, changed and told through this is committed together, and at the end the
 * head follows from the facts.
 */
export class OpenFile {
  readonly today: PlainDate;
  /** Whether anything was recorded: what is not recorded is not changed. */
  touched = false;
  /** What an act met: it is owed again, be it by the same day. */
  private readonly met = new Set<'contact' | 'visit'>();
  /** As what its records came here. */
  source: Source;
  private readonly before: Child;
  /** As what the person acts, and at which desk; undefined: the system. */
  private readonly place: ReturnType<typeof officeAt>;

  constructor(readonly change: Change, readonly state: FileState, readonly viewer: StaffPrincipal | undefined, readonly sensitive: SensitiveRows, mayBeLinked = false) {
    this.today = shanghaiDate(change.at);
    this.before = { ...state.child };
    this.source = viewer === undefined ? 'EVENT' : 'PERSON';
    this.place = viewer && officeAt(viewer, state.child.careDivision);
    if (viewer !== undefined && this.place === undefined) throw notWhole(viewer, state.child.careDivision);
    if (state.child.status === 'LINKED' && !mayBeLinked) throw new DomainError('FILE_LINKED', { facts: { primary: state.child.primaryId ?? '' } });
  }

  get child(): Child {
    return this.state.child;
  }

  get office(): Office {
    return this.place?.office ?? 'CITY';
  }

  get county(): string {
    return this.child.careDivision.slice(0, 6);
  }

  get rules(): ReturnType<typeof rulesAt> {
    return rulesAt(this.child.careDivision, this.today);
  }

  /** @throws DomainError FILE_ENDED */
  expectActive(): void {
    if (this.child.status !== 'ACTIVE') throw new DomainError('FILE_ENDED');
  }

  /** @throws DomainError NOT_YOURS_TO_DO */
  expectOffice(least: Office): void {
    expectOffice(this.office, least);
  }

  /** @throws DomainError DATE_IN_FUTURE */
  expectPast(day: PlainDate | undefined, field: string): void {
    if (day !== undefined && day > this.today) throw new DomainError('DATE_IN_FUTURE', { field });
  }

  /** A record of the file, as it is stored; its texts are sealed. */
  add<E extends RecordOfFile>(entity: EntityClass<E>, said: Said<E>): NewRow<E> {
    const row = this.sensitive.row(entity, {
      ...said, child: this.child.id, byStaff: this.viewer?.staff ?? null, byDesk: this.place?.desk ?? null, recordedAt: this.change.at,
      source: this.source,
    } as unknown as NewRow<Plain<E>>);
    void this.change.tx.manager.insert(entity, row);
    return row;
  }

  /** Changes a record by its id, here and in the database. */
  put<E extends RecordOfFile & { id: string }>(entity: EntityClass<E>, row: E, change: RowChange<Plain<E>>): void {
    const key = { id: row.id } as Partial<E>;
    const stored = this.sensitive.change(entity, key, change);
    Object.assign(row, stored);
    void this.change.tx.manager.update(entity, key as never, stored);
  }

  /** A link of the trail: ids and codes alone. */
  record(action: TrailAction, facts: TrailFacts = {}): void {
    this.touched = true;
    this.change.record(action, facts, this.viewer === undefined ? this.change.actor : actorAt(this.viewer, this.place?.desk));
  }

  /** Tells others; the file, its county and the moment are said by it. */
  emit<D extends EventDefinition>(event: D, data: Omit<EventData<D> & object, 'childId' | 'county' | 'at'>): void {
    this.change.emit(event, { ...data, childId: this.child.id, county: this.county, at: this.change.at } as EventData<D>);
  }

  /** Says that an act counts: what was owed is met, and the next is owed from now on. */
  meet(counts: (typeof ACT_COUNTS)[number]): void {
    if (counts === 'BOTH' || counts === 'CONTACT') this.met.add('contact');
    if (counts === 'BOTH' || counts === 'VISIT') this.met.add('visit');
  }

  /** The head as it follows from the facts, written. Events of what changes by age alone wait: `quietly`. */
  close({ quietly = false }: { readonly quietly?: boolean } = {}): Child {
    const { child, state, today, rules } = this;
    const { fresh } = changeTiers(factsOf(state), { since: this.before.deriveOn ?? today, today }, rules);
    for (const { on, tier } of fresh) this.putTier(on, tier);
    const derived = derive(factsOf(state), today, rules);
    if (quietly) this.announce(derived);
    else this.tell(derived);
    this.tellDates(derived);
    Object.assign(child, derived, { version: this.before.version + 1 });
    void this.change.tx.manager.update(Child, { id: child.id }, changesOf(this.before, child));
    return child;
  }

  private tell({ categories, tier }: Derived): void {
    if (categories.join(' ') !== this.before.categories.join(' ')) this.emit(CategoryChanged, { categories });
    if (tier !== this.before.tier) this.emit(ChildTierChanged, { tier });
  }

  /** Told on the first of the next month: on its day it would tell a birthday. */
  private announce({ categories, tier }: Derived): void {
    const { child, before } = this;
    const later: Announced[] = [
      ...(categories.join(' ') === before.categories.join(' ') ? [] : ['CATEGORIES' as const]), ...(tier === before.tier ? [] : ['TIER' as const]),
      ...(child.status === before.status ? [] : ['ENDED' as const]),
    ];
    if (later.length > 0) Object.assign(child, { announce: [...new Set([...child.announce, ...later])], announceOn: addMonths(firstOfMonth(this.today), 1) });
  }

  private tellDates({ contactDueOn, visitDueOn }: Derived): void {
    const { child } = this;
    if (contactDueOn !== child.contactDueOn || this.met.has('contact')) this.tellDate(contactDueOn, ContactDated, ContactUndated);
    if (visitDueOn !== child.visitDueOn || this.met.has('visit')) this.tellDate(visitDueOn, VisitDated, VisitUndated);
  }

  private tellDate(dueOn: PlainDate, dated: typeof ContactDated | typeof VisitDated, undated: typeof ContactUndated | typeof VisitUndated): void {
    if (dueOn === NEVER) this.emit(undated, {});
    else this.emit(dated, { dueOn });
  }

  private putTier(onDay: PlainDate, tier: TierDay['tier']): void {
    this.state.tiers = [...this.state.tiers.filter((one) => one.onDay !== onDay), { child: this.child.id, onDay, tier }];
    this.change.tx.write('INSERT INTO tier_day (child, on_day, tier) VALUES ($1, $2, $3) ON CONFLICT (child, on_day) DO UPDATE SET tier = excluded.tier', [this.child.id, onDay, tier]);
  }
}

const firstOfMonth = (day: PlainDate): PlainDate => `${day.slice(0, 7)}-01` as PlainDate;

/** What is another than before. */
function changesOf(before: Child, after: Child): RowChange<Child> {
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof Child])));
}
