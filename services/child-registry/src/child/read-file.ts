import { Any, Not, type Tx } from '@referrals/database';
import { Away } from '../care/care.entity.js';
import { FileMove } from '../moves/move.entity.js';
import { Problem } from '../problems/problem.entity.js';
import type { Act as ToldAct } from '../visits/act.domain.js';
import { Act } from '../visits/act.entity.js';
import { Assessment, Category, Factor } from './category.entity.js';
import { Child } from './child.entity.js';
import type { FileFacts } from './derive.domain.js';
import { ChildDetail } from './detail.entity.js';
import { Span, TierDay } from './span.entity.js';

/** A file as it is decided on: its head, and the facts that its head follows from. Texts stay sealed. */
export interface FileState {
  child: Child;
  viaCaregiver: boolean;
  categories: Category[];
  factors: Factor[];
  assessed: Assessment[];
  spans: Span[];
  tiers: TierDay[];
  away: Away[];
  acts: ActFact[];
  /** Those that are not closed. */
  problems: OpenProblem[];
  hasOpenMove: boolean;
}

export type OpenProblem = Pick<Problem, 'id' | 'kind' | 'cause' | 'state'>;

/** What of an act the schedule needs; of a primary also the acts of files that are linked to it. */
export type ActFact = ToldAct & { readonly id: string; /** The file it was recorded on. */ readonly of?: string };

/** All of it in one message, behind the lock of whoever changes it. */
export async function readFile(tx: Tx, id: string): Promise<FileState | undefined> {
  const of = { child: id };
  const [child, via, categories, factors, assessed, spans, tiers, away, acts, problems, hasOpenMove] = await Promise.all([
    tx.manager.findOneBy(Child, { id }), tx.manager.findOne(ChildDetail, { select: { child: true, contactVia: true }, where: { child: id } }),
    tx.manager.findBy(Category, of), tx.manager.findBy(Factor, of), tx.manager.findBy(Assessment, of), tx.manager.findBy(Span, of), tx.manager.findBy(TierDay, of),
    tx.manager.findBy(Away, of), readActs(tx, id), tx.manager.find(Problem, { select: { id: true, kind: true, cause: true, state: true }, where: { child: id, state: Not('CLOSED') } }),
    tx.manager.existsBy(FileMove, { child: id, state: Any(['PROPOSED', 'REFUSED', 'SENT']) }),
  ]);
  return child === null ? undefined : { child, viaCaregiver: via?.contactVia === 'CAREGIVER', categories, factors, assessed, spans, tiers, away, acts, problems, hasOpenMove };
}

async function readActs(tx: Tx, child: string): Promise<ActFact[]> {
  const rows = await tx.manager.createQueryBuilder(Act, 'a').select(ACT_FACTS.map((name) => `a.${name}`))
    // An array, not OR: by that an index of acts is used, however many there are.
    .where('a.child = ANY (ARRAY(SELECT id FROM child WHERE primary_id = :child) || CAST(:child AS uuid))', { child }).getMany();
  return rows.map(({ child: of, onDay, confirmedAt, state, ...told }) => ({ ...told, of, on: onDay, confirmed: confirmedAt !== null, void: state === 'VOID' }));
}

const ACT_FACTS = ['id', 'child', 'onDay', 'recordedOn', 'confirmedAt', 'state', 'kind', 'place', 'childSeen', 'childSpoken', 'caregiverSpoken', 'notMet'] as const satisfies readonly (keyof Act)[];

/** The facts as the decisions take them. */
export function factsOf({ child, viaCaregiver, categories, factors, assessed, spans, tiers, away, acts }: FileState): FileFacts {
  return {
    active: child.status === 'ACTIVE', birthDate: child.birthDate, viaCaregiver,
    categories: categories.map(({ code, status, fromOn, toOn }) => ({ code, status, from: fromOn, to: toOn })),
    factors: factors.map(({ code, fromOn, toOn }) => ({ code, from: fromOn, to: toOn })),
    assessed: assessed.map(({ tier, fromOn, toOn }) => ({ tier, from: fromOn, to: toOn })),
    // A linked file owes nothing: its primary does.
    spans: child.status === 'LINKED' ? [] : spans.map(({ fromOn, toOn, visitBy }) => ({ from: fromOn, to: toOn, visitBy })),
    tiers: tiers.map(({ onDay, tier }) => ({ on: onDay, tier })),
    away: away.map(({ fromOn, backOn, recordedOn, confirmed }) => ({ from: fromOn, backOn, recordedOn, confirmed })),
    acts,
  };
}
