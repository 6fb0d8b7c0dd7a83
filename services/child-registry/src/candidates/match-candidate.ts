import type { StaffPrincipal } from '@referrals/auth';
import { Any, type Tx } from '@referrals/database';
import { ofIdNumber } from '@referrals/policy';
import type { Plain, SensitiveRows } from '@referrals/service-kit';
import { Guardian } from '../care/care.entity.js';
import { Child } from '../child/child.entity.js';
import { childScope } from '../child/child-scope.js';
import { match, type MatchClass } from '../duplicates/match.domain.js';
import type { GuardianKnown } from '../duplicates/person.domain.js';
import { rules430200 } from '../pack/packs.js';
import type { CandidateMatch } from './candidate.dto.js';
import { CandidateContent, type Candidate } from './candidate.entity.js';
import { matchParent } from './match-parent.domain.js';

/** Of a common name no more are looked at. */
const MOST = 50;
const BEST_FIRST: readonly MatchClass[] = ['SAME', 'LIKELY', 'POSSIBLE'];

type Person = Pick<Plain<CandidateContent>, 'name' | 'idNumber' | 'phone'>;
type Where = Pick<Candidate, 'about' | 'division'>;

/**
 * Files that may be the person's, or of the person's child, best first: found by the keyed indexes of number, phone and name, among the files that
 * whoever asks sees now, then compared.
 */
export async function matchesOf(tx: Tx, sensitive: SensitiveRows, viewer: StaffPrincipal, { about, division }: Where, person: Person): Promise<CandidateMatch[]> {
  const ids = await (about === 'CHILD' ? likeChild : likeGuardian)(tx, sensitive, person);
  if (ids.length === 0) return [];
  const [children, guardians] = await Promise.all([tx.manager.findBy(Child, { id: Any(ids) }), tx.manager.findBy(Guardian, { child: Any(ids) })]);
  const shown = children.filter((child) => child.status !== 'LINKED' && !child.sealed && childScope.shows(viewer, { care_division: child.careDivision, recused: child.recused }));
  const found = shown.map((child) => {
    const ofChild = guardians.filter((one) => one.child === child.id).map((one) => knownOf(sensitive.plain(Guardian, one)));
    return { childId: child.id, class: about === 'CHILD' ? classOfChild(sensitive.plain(Child, child), ofChild, person, division) : bestOf(ofChild.map((one) => matchParent(knownOf(person), one))) };
  });
  return found.filter((one) => one.class !== 'NONE').sort((a, b) => BEST_FIRST.indexOf(a.class) - BEST_FIRST.indexOf(b.class) || (a.childId < b.childId ? -1 : 1));
}

/** Files of the same number or name, or whose guardian has the phone. */
async function likeChild(tx: Tx, sensitive: SensitiveRows, { name, idNumber, phone }: Person): Promise<string[]> {
  const found = await tx.query<{ id: string }>(
    `(SELECT id FROM child WHERE id_number_index = $1 LIMIT ${MOST}) UNION (SELECT id FROM child WHERE name_index = $2 LIMIT ${MOST}) UNION (SELECT child FROM guardian WHERE phone_index = $3 LIMIT ${MOST})`,
    [sensitive.index(Child, 'idNumberIndex', idNumber ?? ''), sensitive.index(Child, 'nameIndex', name ?? ''), sensitive.index(Guardian, 'phoneIndex', phone ?? '')]);
  return found.map(({ id }) => id);
}

/** Files of whose guardians one has the number, the phone or the name. */
async function likeGuardian(tx: Tx, sensitive: SensitiveRows, { name, idNumber, phone }: Person): Promise<string[]> {
  const by = (column: string, n: number): string => `(SELECT child AS id FROM guardian WHERE ${column} = $${n} LIMIT ${MOST})`;
  const found = await tx.query<{ id: string }>(
    `${by('id_number_index', 1)} UNION ${by('phone_index', 2)} UNION ${by('name_index', 3)}`,
    [sensitive.index(Guardian, 'idNumberIndex', idNumber ?? ''), sensitive.index(Guardian, 'phoneIndex', phone ?? ''), sensitive.index(Guardian, 'nameIndex', name ?? '')]);
  return found.map(({ id }) => id);
}

function classOfChild(child: Plain<Child>, guardians: readonly GuardianKnown[], person: Person, division: string): MatchClass {
  const { name, idNumber, birthDate, birthPrecision, sex, careDivision } = child;
  const file = {
    name: name ?? undefined, idNumber: idNumber ?? undefined, birthDate: birthDate ?? undefined, birthPrecision: birthPrecision ?? undefined, sex: sex ?? undefined, village: careDivision, guardians,
  };
  // A phone that an agency gives for a child is most often a parent's.
  const { name: known, idNumber: number, phone } = knownOf(person);
  return match({ name: known, idNumber: number, village: division, guardians: [{ phone }], ...ofIdNumber(number ?? '') }, file, rules430200).class;
}

const bestOf = (classes: readonly MatchClass[]): MatchClass => BEST_FIRST.find((one) => classes.includes(one)) ?? 'NONE';

const knownOf = ({ name, idNumber, phone }: Person): GuardianKnown => ({ name: name ?? undefined, idNumber: idNumber ?? undefined, phone: phone ?? undefined });
