import { hash } from 'node:crypto';
import { Controller } from '@nestjs/common';
import { ChildIdentityCorrected, ChildRegistered, GuardianStatusChanged, Id, PairSuggested } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { OnEvent, type InboxContext } from '@referrals/event-bus';
import { ChangeDoor, SensitiveRows } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { Child } from '../child/child.entity.js';
import { findAlike, readPersons, type Alike } from './find-alike.js';
import { Pair } from './pair.entity.js';

const OfChild = z.object({ childId: Id });

/** Whenever something changes by which files are compared, they are. */
@Controller()
export class PairSubscriptions {
  constructor(private readonly door: ChangeDoor, private readonly sensitive: SensitiveRows) {}

  @OnEvent([ChildRegistered, ChildIdentityCorrected, GuardianStatusChanged], 'child-registry', { from: 'beginning' })
  async compare(data: unknown, { tx }: InboxContext): Promise<void> {
    const { childId } = OfChild.parse(data);
    await this.door.changeByEvent(tx, { id: childId, read: () => this.alike(tx, childId), notYet: 'CHILD_NOT_HERE' }, async (change, { child, alike, known }) => {
      for (const one of alike) {
        const pair = pairOf(child, one);
        const before = known.find(({ a, b }) => a === pair.a && b === pair.b);
        const state = before === undefined || (before.state === 'DIFFERENT' && before.identity !== pair.identity) ? 'SUGGESTED' : before.state;
        const row = { ...pair, state, foundAt: change.at };
        if (before === undefined) void tx.manager.insert(Pair, { ...row, id: v7(), version: 1 });
        else if (before.state !== 'LINKED') void tx.manager.update(Pair, { id: before.id }, { ...pair, state, ...(state === before.state ? {} : { foundAt: change.at, version: before.version + 1 }) });
        if (state !== 'SUGGESTED' || before?.state === 'SUGGESTED') continue;
        // Not which other file it is: who reads this trail may not see that one.
        change.record('pair.suggested', { class: pair.class });
        change.emit(PairSuggested, { childId, county: child.careDivision.slice(0, 6), at: change.at, class: pair.class });
      }
    });
  }

  private async alike(tx: Tx, childId: string): Promise<{ child: Child; alike: Alike[]; known: Pair[] } | undefined> {
    const [[own], known] = await Promise.all([readPersons(tx, this.sensitive, [childId]), pairsOf(tx, childId)]);
    if (own === undefined) return undefined;
    const { child, person, guardians } = own;
    if (child.status === 'LINKED') return { child, alike: [], known };
    const alike = await findAlike(tx, this.sensitive, { ...child, self: childId, guardians: guardians.flatMap(({ idNumberIndex }) => idNumberIndex ?? []) }, person);
    return { child, alike, known };
  }
}

const pairsOf = async (tx: Tx, child: string): Promise<Pair[]> => (await Promise.all([tx.manager.findBy(Pair, { a: child }), tx.manager.findBy(Pair, { b: child })])).flat();

function pairOf(one: Child, { child: other, match: { class: found, score, reasons } }: Alike): Pick<Pair, 'a' | 'b' | 'aDivision' | 'bDivision' | 'class' | 'score' | 'reasons' | 'identity'> {
  const [a, b] = one.id < other.id ? [one, other] : [other, one];
  return { a: a.id, b: b.id, aDivision: a.careDivision, bDivision: b.careDivision, class: found as Pair['class'], score, reasons: [...reasons], identity: hash('sha256', [a, b].map(whoOf).join(' ')) };
}

const whoOf = ({ nameIndex, birthDate, idNumberIndex }: Child): string => `${nameIndex}/${birthDate}/${idNumberIndex}`;
