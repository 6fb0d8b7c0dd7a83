import type { PlainDate } from '@referrals/calendar';
import { Any, type Tx } from '@referrals/database';
import type { Plain, SensitiveRows } from '@referrals/service-kit';
import { Guardian } from '../care/care.entity.js';
import { Category } from '../child/category.entity.js';
import { Child } from '../child/child.entity.js';
import { ChildDetail } from '../child/detail.entity.js';
import { holds } from '../child/period.domain.js';
import type { RowValues } from './columns.domain.js';

/** A file as the province's columns see it. */
export interface Held {
  readonly child: Child;
  readonly detail: Plain<ChildDetail>;
  /** All but the guardian's, which are one guardian's of several. */
  readonly values: RowValues;
  readonly agreed: RowValues;
  readonly guardians: readonly Plain<Guardian>[];
}

/** Files by their ids, some hundred at once, as whoever asks sees them. */
export async function readHeld(tx: Tx, sensitive: SensitiveRows, ids: readonly string[], today: PlainDate): Promise<Map<string, Held>> {
  if (ids.length === 0) return new Map();
  const all = Any([...ids]);
  const [children, details, categories, guardians] = await Promise.all([
    tx.manager.findBy(Child, { id: all }), tx.manager.findBy(ChildDetail, { child: all }), tx.manager.findBy(Category, { child: all }), tx.manager.findBy(Guardian, { child: all }),
  ]);
  const [detailOf, categoriesOf, guardiansOf] = [new Map(details.map((one) => [one.child, one])), Map.groupBy(categories, ({ child }) => child), Map.groupBy(guardians, ({ child }) => child)];
  return new Map(children.flatMap((child) => {
    const sealed = detailOf.get(child.id);
    if (sealed === undefined) return [];
    const detail = sensitive.plain(ChildDetail, sealed);
    const values = valuesOf(sensitive.plain(Child, child), detail, categoriesOf.get(child.id) ?? [], today);
    return [[child.id, { child, detail, values, agreed: detail.baseline ?? {}, guardians: guarding(guardiansOf.get(child.id) ?? [], sensitive, today) }] as const];
  }));
}

/** A guess is no birth date, and a category whose end is proposed is one the other side need not have. */
function valuesOf({ name, sex, idNumber, birthDate, birthPrecision, careDivision }: Plain<Child>, detail: Plain<ChildDetail>, categories: readonly Category[], today: PlainDate): RowValues {
  const codes = categories.filter(({ status, fromOn, toOn, endProposedOn }) =>
    (status === 'PROPOSED' || status === 'CONFIRMED') && endProposedOn === null && holds({ from: fromOn, to: toOn }, today)).map(({ code }) => code).sort();
  return said({
    systemNo: detail.systemNo, name, sex, idNumber, birthDate: birthPrecision === 'ESTIMATED' ? null : birthDate, categories: codes.length === 0 ? null : codes, village: careDivision,
    address: detail.residenceAddress, school: detail.schoolName,
  });
}

/** Who guards today and no other record corrects, the earliest first. */
function guarding(guardians: readonly Guardian[], sensitive: SensitiveRows, today: PlainDate): Plain<Guardian>[] {
  const corrected = new Set(guardians.map(({ supersedes }) => supersedes));
  return guardians.filter(({ id, fromOn, toOn }) => !corrected.has(id) && holds({ from: fromOn, to: toOn }, today))
    .toSorted((a, b) => (a.fromOn === b.fromOn ? (a.id < b.id ? -1 : 1) : a.fromOn < b.fromOn ? -1 : 1)).map((row) => sensitive.plain(Guardian, row));
}

/** The guardian a row is compared with: the one it names, or the one both sides last meant, or the first. */
export function guardianFor({ guardians, agreed }: Held, named?: string): Plain<Guardian> | undefined {
  const called = (name: string | undefined) => (name === undefined ? undefined : guardians.find((one) => one.name === name));
  return called(named) ?? called(agreed.guardianName) ?? guardians[0];
}

/** With that guardian's name and phone. */
export function wholeValues(held: Held, named?: string): RowValues {
  const guardian = guardianFor(held, named);
  return { ...held.values, ...said({ guardianName: guardian?.name, guardianPhone: guardian?.phone }) };
}

type Said = { readonly [F in keyof RowValues]: RowValues[F] | null };
const said = (values: Said): RowValues => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== ''));
