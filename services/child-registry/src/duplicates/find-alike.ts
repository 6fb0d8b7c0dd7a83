import { Any, type Tx } from '@referrals/database';
import { NO_NAME } from '@referrals/policy';
import type { Plain, SensitiveRows } from '@referrals/service-kit';
import { Guardian } from '../care/care.entity.js';
import { standing } from '../care/standing.domain.js';
import { Child } from '../child/child.entity.js';
import { ChildDetail } from '../child/detail.entity.js';
import { rules430200 } from '../pack/packs.js';
import { match, type Match } from './match.domain.js';
import type { PersonKnown } from './person.domain.js';

/** More files that share a key with one are no pairs that anybody judges. */
const MOST = 50;

/** By what files are found that are compared at all. */
export interface AlikeKeys {
  readonly self: string | null;
  readonly idNumberIndex: string | null;
  readonly pinyin: string;
  readonly birthDate: string | null;
  readonly nameIndex: string | null;
  readonly careDivision: string;
  /** Of guardians’ ID numbers. */
  readonly guardians: readonly string[];
}

export interface Alike { readonly child: Child; readonly match: Match }

/** Only files that share an ID number, sound and birth date, a guardian and the year of birth, or name and township. */
const ALIKE = `SELECT id FROM child WHERE status <> 'LINKED' AND id IS DISTINCT FROM $1 AND id IN (
    SELECT id FROM child WHERE id_number_index = $2
    UNION SELECT id FROM child WHERE pinyin = $3 AND birth_date = $4::date
    UNION SELECT g.child FROM guardian g JOIN child o ON o.id = g.child WHERE g.id_number_index = ANY ($5) AND extract(year FROM o.birth_date) = extract(year FROM $4::date)
    UNION SELECT id FROM child WHERE name_index = $6 AND township = left($7, 9)) ORDER BY id LIMIT ${MOST}`;

/** Files that may be the same child's, wherever they are: asked as the service, and shown to nobody as it is. */
export async function findAlike(tx: Tx, sensitive: SensitiveRows, keys: AlikeKeys, person: PersonKnown): Promise<Alike[]> {
  const { self, idNumberIndex, pinyin, birthDate, nameIndex, careDivision, guardians } = keys;
  const ids = (await tx.query<{ id: string }>(ALIKE, [self, idNumberIndex, pinyin === NO_NAME ? null : pinyin, birthDate, [...guardians], nameIndex, careDivision])).map(({ id }) => id);
  const found = ids.length === 0 ? [] : await readPersons(tx, sensitive, ids);
  return found.map(({ child, person: other }) => ({ child, match: match(person, other, rules430200) })).filter((one) => one.match.class !== 'NONE');
}

export interface PersonOfFile { readonly child: Child; readonly person: PersonKnown; readonly guardians: readonly Guardian[] }

/** What is compared of files. */
export async function readPersons(tx: Tx, sensitive: SensitiveRows, ids: readonly string[]): Promise<PersonOfFile[]> {
  const all = Any([...ids]);
  const [children, details, guardians] = await Promise.all([tx.manager.findBy(Child, { id: all }), tx.manager.findBy(ChildDetail, { child: all }), tx.manager.findBy(Guardian, { child: all })]);
  return children.map((child) => {
    const own = guardians.filter((one) => one.child === child.id);
    const detail = details.find((one) => one.child === child.id);
    return { child, guardians: own, person: personOf(sensitive.plain(Child, child), detail && sensitive.plain(ChildDetail, detail), standing(own).map((row) => sensitive.plain(Guardian, row))) };
  });
}

function personOf({ name, pinyin, idNumber, birthDate, birthPrecision, sex, careDivision, school }: Plain<Child>, detail: Plain<ChildDetail> | undefined, guardians: readonly Plain<Guardian>[]): PersonKnown {
  return {
    name: name ?? undefined, pinyin: pinyin === NO_NAME ? undefined : pinyin, idNumber: idNumber ?? undefined, birthDate: birthDate ?? undefined, birthPrecision: birthPrecision ?? undefined, sex: sex ?? undefined,
    village: careDivision, hukou: detail?.hukouDivision ?? undefined, school: school ?? detail?.schoolName ?? undefined,
    guardians: guardians.map((one) => ({ name: one.name, idNumber: one.idNumber ?? undefined, phone: one.phone ?? undefined })),
  };
}
