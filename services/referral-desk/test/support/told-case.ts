import { addMillis, type Instant } from '@referrals/calendar';
import { DomainError, type EventData, type ReportFiled } from '@referrals/contracts';
import type { DecisionContext, Outcome } from '../../src/case/case-draft.domain.js';
import { isOpen, type CaseState, type Referral } from '../../src/case/case.domain.js';
import { supplementCase } from '../../src/case/intake.domain.js';
import { backupActs } from '../../src/case/standing.domain.js';
import { openByReading, readByEvent } from '../../src/referral/reading.domain.js';
import { PaperCase, paperFiled } from './paper-case.js';

type Change = (state: CaseState, context: DecisionContext) => Outcome;

/** A reading at the report's owner: by whom, and how many supplements there were to read. */
interface Reading { readonly referral: string; readonly desk: string; readonly at: Instant; readonly words: number; readonly member: boolean }

/**
 * A case on paper beside the owner of its report, where things are told and read before they are heard of here: in order, whenever it is. It
 * keeps by itself, from what happened and not from marks, how many supplements each referral's desk has read and answered.
 */
export class ToldCase {
  readonly paper: PaperCase;
  /** Supplements told at the owner; heard of here. */
  told = 0;
  heard = 0;
  private readonly topic: (() => void)[] = [];
  private readonly past: Reading[] = [];
  /** By referral, how many supplements were read, or were there before it was made; and how many when it was last answered. */
  readonly words = new Map<string, number>();
  readonly answered = new Map<string, number>();

  constructor(filed: Partial<EventData<typeof ReportFiled>>) {
    this.paper = new PaperCase().file(filed);
    for (const { id } of this.paper.state.referrals) this.words.set(id, 0);
  }

  /** Tries a change, as a person or an event makes it. What is refused changed nothing. */
  change(change: Change, made: (outcome: Outcome) => number = () => this.heard): boolean {
    try {
      const outcome = this.paper.take(change);
      const count = made(outcome);
      for (const { id } of outcome.state.referrals) if (!this.words.has(id)) this.words.set(id, count);
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }

  supplement(input: Partial<Parameters<typeof supplementCase>[1]>): void {
    this.paper.at = addMillis(this.paper.at, 1);
    const supplementedAt = this.paper.at;
    this.told += 1;
    this.topic.push(() => {
      this.heard += 1;
      this.change((state, context) => supplementCase(state, { ...paperFiled, ...input, supplementedAt }, context));
    });
  }

  /** Somebody of a desk reads the report; a supervisor's reading opens, and reads for nobody. */
  read(referral: string, desk: string, member: boolean): void {
    const reading = { referral, desk, member, at: this.paper.at, words: this.told };
    this.past.push(reading);
    this.topic.push(() => this.hear(reading));
  }

  /** That a supplement was read is heard once more, or only now, by a service that was new to such news. */
  hearAgain(which: number): void {
    const reading = this.past[which % Math.max(1, this.past.length)];
    if (reading?.member === true && reading.words > 0 && reading.words <= this.heard) this.hear(reading, false);
  }

  private hear({ referral: id, desk, at, words, member }: Reading, opening = true): void {
    const holds = (): boolean => {
      const referral = this.of(id);
      return referral.owner === desk || (referral.backup?.desk === desk && backupActs(referral, this.paper.at));
    };
    const opened = this.of(id).state;
    const [before, mayRead] = [words, holds()];
    if (opening) this.change((state, context) => openByReading(state, id, desk, context));
    const opens = this.of(id).state !== opened;
    if (member && words > 0) this.change((state, context) => readByEvent(state, id, desk, at, context));
    if (mayRead && (member || (opens && this.of(id).role === 'NOTICE'))) this.words.set(id, Math.max(this.words.get(id) ?? 0, before));
  }

  next(): boolean {
    const heard = this.topic.shift();
    heard?.();
    return heard !== undefined;
  }

  of(id: string): Referral {
    const found = this.paper.state.referrals.find((referral) => referral.id === id);
    if (found === undefined) throw new Error('no such referral');
    return found;
  }

  /** A referral with words that its desk neither owes a reading and an answer to, nor has read and answered. */
  silent(): string | undefined {
    const { referrals } = this.paper.state;
    for (const referral of referrals) {
      const { id, agency, role, state, unreadSince } = referral;
      const read = this.words.get(id) === this.heard;
      const owesReading = state === 'routed' || unreadSince !== null;
      const said = `${agency} ${role} ${state}: read ${this.words.get(id)} of ${this.heard}, answered ${this.answered.get(id)}`;
      if (state === 'merged') continue;
      if (isOpen(state) ? !read && !owesReading : role === 'NOTICE' ? !read : !read || this.answered.get(id) !== this.heard) return said;
    }
    const worked = referrals.some(({ role, state }) => role !== 'NOTICE' && state !== 'merged');
    return worked || !referrals.some(({ role }) => role !== 'NOTICE') ? undefined : 'nobody works on it';
  }
}
