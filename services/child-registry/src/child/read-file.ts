import { Any, type Tx } from '@referrals/database';
import { Away } from '../care/care.entity.js';
import { FileMove } from '../moves/move.entity.js';
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
  hasOpenMove: boolean;
}

/** What of an act the schedule needs. */
export type ActFact = ToldAct & { readonly id: string };

/** All of it in one message, behind the lock of whoever changes it. */
export async function readFile(tx: Tx, id: string): Promise<FileState | undefined> {
  const of = { child: id };
  const [child, via, categories, factors, assessed, spans, tiers, away, acts, hasOpenMove] = await Promise.all([
    tx.manager.findOneBy(Child, { id }), tx.manager.findOne(ChildDetail, { select: { child: true, contactVia: true }, where: { child: id } }),
    tx.manager.findBy(Category, of), tx.manager.findBy(Factor, of), tx.manager.findBy(Assessment, of), tx.manager.findBy(Span, of), tx.manager.findBy(TierDay, of),
    tx.manager.findBy(Away, of), readActs(tx, id), tx.manager.existsBy(FileMove, { child: id, state: Any(['PROPOSED', 'REFUSED', 'SENT']) }),
  ]);
  return child === null ? undefined : { child, viaCaregiver: via?.contactVia === 'CAREGIVER', categories, factors, assessed, spans, tiers, away, acts, hasOpenMove };
}

async function readActs(tx: Tx, child: string): Promise<ActFact[]> {
  const rows = await tx.manager.find(Act, { select: ACT_FACTS, where: { child } });
  return rows.map(({ onDay, confirmedAt, state, ...told }) => ({ ...told, on: onDay, confirmed: confirmedAt !== null, void: state === 'VOID' }));
}

const ACT_FACTS = {
  id: true, onDay: true, recordedOn: true, confirmedAt: true, state: true, kind: true, place: true, childSeen: true, childSpoken: true, caregiverSpoken: true, notMet: true,
} as const;

/** The facts as the decisions take them. */
export function factsOf({ child, viaCaregiver, categories, factors, assessed, spans, tiers, away, acts }: FileState): FileFacts {
  return {
    active: child.status === 'ACTIVE', birthDate: child.birthDate, viaCaregiver,
    categories: categories.map(({ code, status, fromOn, toOn }) => ({ code, status, from: fromOn, to: toOn })),
    factors: factors.map(({ code, fromOn, toOn }) => ({ code, from: fromOn, to: toOn })),
    assessed: assessed.map(({ tier, fromOn, toOn }) => ({ tier, from: fromOn, to: toOn })),
    spans: spans.map(({ fromOn, toOn, visitBy }) => ({ from: fromOn, to: toOn, visitBy })),
    tiers: tiers.map(({ onDay, tier }) => ({ on: onDay, tier })),
    away: away.map(({ fromOn, backOn, recordedOn, confirmed }) => ({ from: fromOn, backOn, recordedOn, confirmed })),
    acts,
  };
}
