import type { Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { DecisionRules } from './decision-rules.domain.js';
import { isEnded, type CaseFile, type CaseState, type Decision, type Feedback, type Referral } from './case.domain.js';
import { ownership, type DeskFinding, type Desks } from './desks.domain.js';

/** Verbs of what happened to a referral; each has its event. */
export type FactKind =
  | 'routed' | 'opened' | 'acknowledged' | 'decided' | 'concluded' | 'returned' | 'rerouted' | 'transferred' | 'moved' | 'reopened'
  | 'role-raised' | 'merged' | 'claimed' | 'unclaimed' | 'recused' | 'released' | 'fed-back' | 'supplemented' | 'read';

/** Something that happened, with ids and codes only: it goes to the trail and, with the referral's snapshot, to the outbox. */
export interface Fact {
  readonly kind: FactKind;
  readonly referral: string;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

export interface Outcome { readonly state: CaseState; readonly facts: readonly Fact[] }

/** All that a decision needs from outside, as values: the time, the directory, the rules, ids. */
export interface DecisionContext {
  readonly at: Instant;
  readonly desks: Desks;
  readonly rules: DecisionRules;
  readonly newId: () => string;
  readonly backupAfterMs: number;
}

/** A case being changed. Versions rise once per change; `finish` settles what follows from the change by itself. */
export class CaseDraft {
  private readonly referrals: Map<string, Referral>;
  private readonly bumped = new Set<string>();
  private readonly facts: Fact[] = [];
  private readonly decisions: Decision[];
  private readonly feedbacks: Feedback[];

  constructor(private readonly before: CaseState, readonly context: DecisionContext, public file: CaseFile = before.file) {
    this.referrals = new Map(before.referrals.map((referral) => [referral.id, referral]));
    this.decisions = [...before.decisions];
    this.feedbacks = [...before.feedbacks];
  }

  all(): Referral[] {
    return [...this.referrals.values()];
  }

  get(id: string): Referral {
    const found = this.referrals.get(id);
    if (found === undefined) throw new DomainError('NOT_FOUND');
    return found;
  }

  add(referral: Referral): void {
    this.referrals.set(referral.id, referral);
    this.bumped.add(referral.id);
  }

  /** Changes a referral. Opening alone leaves the version as it is. */
  set(id: string, patch: Partial<Referral>, keepVersion = false): void {
    this.referrals.set(id, { ...this.get(id), ...patch });
    if (!keepVersion) this.bumped.add(id);
  }

  /** Gives a referral a new owner in a state; whoever held it keeps only what it did itself. */
  hand(id: string, finding: DeskFinding, patch: Partial<Referral>): void {
    this.set(id, { ...ownership(this.file, this.context.desks, finding, this.context.at, this.context.backupAfterMs), ...patch });
  }

  publish(kind: FactKind, referral: string, facts: Fact['facts'] = {}): void {
    this.facts.push({ kind, referral, facts });
  }

  decide(decision: Decision): void {
    this.decisions.push(decision);
    this.set(decision.referralId, { lastCode: decision.code });
  }

  replaceDecision(id: string, patch: Partial<Decision>): void {
    const index = this.decisions.findIndex((decision) => decision.id === id);
    const found = this.decisions[index];
    if (found !== undefined) this.decisions[index] = { ...found, ...patch };
  }

  addFeedback(feedback: Feedback): void {
    this.feedbacks.push(feedback);
  }

  replaceFeedback(id: string, patch: Partial<Feedback>): void {
    const index = this.feedbacks.findIndex((feedback) => feedback.id === id);
    const found = this.feedbacks[index];
    if (found !== undefined) this.feedbacks[index] = { ...found, ...patch };
  }

  feedbacksOf(referral: string): readonly Feedback[] {
    return this.feedbacks.filter((feedback) => feedback.referralId === referral);
  }

  decisionsOf(referral: string): readonly Decision[] {
    return this.decisions.filter((decision) => decision.referralId === referral);
  }

  /** The referral that one was merged into, to the end of the chain. */
  root(referral: Referral): Referral {
    return referral.mergedInto === null ? referral : this.root(this.get(referral.mergedInto));
  }

  finish(): Outcome {
    for (const referral of this.all()) this.settle(referral);
    const versions = new Map(this.before.referrals.map((referral) => [referral.id, referral.version]));
    const referrals = this.all().map((referral) => (this.bumped.has(referral.id) ? { ...referral, version: (versions.get(referral.id) ?? 0) + 1 } : referral));
    return { state: { file: this.file, referrals, decisions: this.decisions, feedbacks: this.feedbacks }, facts: this.facts };
  }

  /** All answers in: fed back. A new answer to one that was: concluded again. A merged one's owner is the other's. */
  private settle(referral: Referral): void {
    if (referral.state === 'merged') {
      const { owner, ownerAgency } = this.root(referral);
      if (referral.owner !== owner) this.set(referral.id, { owner, ownerAgency, backup: null, claimedBy: null });
    } else if (referral.state === 'concluded' || referral.state === 'fed_back') {
      const done = this.feedbacksOf(referral.id).every(isEnded);
      if (done && referral.state === 'concluded') {
        this.set(referral.id, { state: 'fed_back' });
        this.publish('fed-back', referral.id);
      } else if (!done && referral.state === 'fed_back') {
        this.set(referral.id, { state: 'concluded' });
      }
    }
  }
}
