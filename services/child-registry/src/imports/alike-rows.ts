import { Any, type Tx } from '@referrals/database';
import { NO_NAME, pinyinOf } from '@referrals/policy';
import type { SensitiveRows } from '@referrals/service-kit';
import { Guardian } from '../care/care.entity.js';
import { Child } from '../child/child.entity.js';
import { ChildDetail } from '../child/detail.entity.js';
import { match } from '../duplicates/match.domain.js';
import type { PersonKnown } from '../duplicates/person.domain.js';
import { rules430200 } from '../pack/packs.js';
import type { RowValues } from './columns.domain.js';

/** More files that sound alike are no pairs that anybody judges. */
const MOST = 50;

/** Files that share sound and birth date, or name and township, with rows. Both are found by an index alone. */
const CANDIDATES = `SELECT k.n, c.id FROM jsonb_to_recordset($1) AS k(n int, pinyin text, birth date, name text, township text), LATERAL (
    (SELECT id FROM child WHERE pinyin = k.pinyin AND birth_date = k.birth AND status <> 'LINKED' LIMIT ${MOST})
    UNION (SELECT id FROM child WHERE name_index = k.name AND township = k.township AND status <> 'LINKED' LIMIT ${MOST})) c`;

/** Of each row the files that may be the same child's, wherever in the city they are: asked as the service, and shown to nobody as it is. */
export async function alikeRows(tx: Tx, sensitive: SensitiveRows, rows: readonly RowValues[]): Promise<string[][]> {
  const keys = rows.map(({ name, birthDate, village }, n) => ({
    n, pinyin: name === undefined ? null : pinyinOf(name) ?? null, birth: birthDate ?? null, name: name === undefined ? null : sensitive.index(Child, 'nameIndex', name), township: village?.slice(0, 9) ?? null,
  }));
  const found = keys.length === 0 ? [] : await tx.query<{ n: number; id: string }>(CANDIDATES, [JSON.stringify(keys)]);
  const persons = await personsOf(tx, sensitive, [...new Set(found.map(({ id }) => id))]);
  const of = Map.groupBy(found, ({ n }) => n);
  return rows.map((row, n) => (of.get(n) ?? []).map(({ id }) => id).filter((id) => {
    const person = persons.get(id);
    return person !== undefined && match(personOfRow(row), person, rules430200).class !== 'NONE';
  }));
}

const personOfRow = ({ name, idNumber, birthDate, sex, village, school, guardianName, guardianPhone }: RowValues): PersonKnown => ({
  name, pinyin: name === undefined ? undefined : pinyinOf(name), idNumber, birthDate, sex, village, school,
  guardians: guardianName === undefined && guardianPhone === undefined ? [] : [{ name: guardianName, phone: guardianPhone }],
});

async function personsOf(tx: Tx, sensitive: SensitiveRows, ids: readonly string[]): Promise<Map<string, PersonKnown>> {
  if (ids.length === 0) return new Map();
  const all = Any([...ids]);
  const [children, details, guardians] = await Promise.all([tx.manager.findBy(Child, { id: all }), tx.manager.findBy(ChildDetail, { child: all }), tx.manager.findBy(Guardian, { child: all })]);
  const [detailOf, guardiansOf] = [new Map(details.map((one) => [one.child, one])), Map.groupBy(guardians, ({ child }) => child)];
  return new Map(children.map((sealed) => {
    const [child, detail] = [sensitive.plain(Child, sealed), detailOf.get(sealed.id)];
    const own = (guardiansOf.get(child.id) ?? []).map((one) => sensitive.plain(Guardian, one));
    return [child.id, {
      name: child.name ?? undefined, pinyin: child.pinyin === NO_NAME ? undefined : child.pinyin, idNumber: child.idNumber ?? undefined, birthDate: child.birthDate ?? undefined,
      birthPrecision: child.birthPrecision ?? undefined, sex: child.sex ?? undefined, village: child.careDivision, hukou: detail?.hukouDivision ?? undefined,
      school: (detail === undefined ? null : sensitive.open(ChildDetail, 'schoolName', detail)) ?? undefined,
      guardians: own.map(({ name, phone, idNumber }) => ({ name, phone: phone ?? undefined, idNumber: idNumber ?? undefined })),
    }] as const;
  }));
}
