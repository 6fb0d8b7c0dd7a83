import { Injectable } from '@nestjs/common';
import { DelegationReplaced, DomainError } from '@referrals/contracts';
import { v7 } from 'uuid';
import { ChangeFile, type FileRequest } from '../child/change-file.js';
import type { ChangedFile } from '../child/child.dto.js';
import type { OpenFile } from '../child/open-file.js';
import { holds } from '../child/period.domain.js';
import { Caregiver } from './care.entity.js';
import { delegationMoves, type DelegationAction } from './delegation.moves.domain.js';
import type { NewDelegation, ReselectBody, TellParentsBody } from './delegation.dto.js';
import { Delegation } from './delegation.entity.js';
import { DelegationStep } from './delegation-step.entity.js';
import { isUrgent, recordDelegation } from './record-delegation.js';
import { settleDoubt } from './settle-doubt.js';
import { takeStep, type SaidStep } from './take-step.js';

/** What recording a delegate came to. */
export interface Delegated extends ChangedFile { readonly asksHarm: boolean }

/** 委托照护: whom the parents asked to look after the child, and what is done about one who is not fit to. */
@Injectable()
export class Delegations {
  constructor(private readonly files: ChangeFile) {}

  /** @throws DomainError what `recordDelegation` refuses; NOT_FOUND, ILLEGAL_MOVE for what it is to correct */
  record(request: FileRequest<NewDelegation>): Promise<Delegated> {
    return this.files.answering(request, async (file) => {
      const all = await delegationsOf(file);
      const { supersedes } = request.body;
      const wrong = supersedes === undefined ? undefined : all.find(({ id }) => id === supersedes);
      if (supersedes !== undefined && wrong === undefined) throw new DomainError('NOT_FOUND', { field: 'supersedes' });
      // What is in doubt is cleared by the township, not written over.
      if (wrong !== undefined && wrong.state !== 'IN_FORCE') throw new DomainError('ILLEGAL_MOVE');
      const made = recordDelegation(file, request.body, all.filter((one) => one !== wrong));
      if (wrong !== undefined) this.replace(file, wrong, made);
      settleDoubt(file, [...all, made]);
      return made.id;
    }, (changed) => ({ ...changed, asksHarm: isUrgent(request.body) }));
  }

  /** @throws DomainError NOT_FOUND, ILLEGAL_MOVE, DATE_IN_FUTURE, PERIOD_INVALID */
  move(action: DelegationAction, delegationId: string, request: FileRequest): Promise<ChangedFile> {
    return this.files.byPerson(request, async (file) => {
      const [all, steps] = await Promise.all([delegationsOf(file), file.change.tx.manager.findBy(DelegationStep, { delegation: delegationId })]);
      const delegation = all.find(({ id }) => id === delegationId);
      if (delegation === undefined) throw new DomainError('NOT_FOUND');
      const reached = action !== 'tell-parents' || (request.body as TellParentsBody).answer !== 'UNREACHABLE';
      const { to } = delegationMoves.admit(action, { state: delegation.state, version: file.child.version }, { office: file.office, reached });
      if (action === 'reselect') all.push(await this.reselect(file, delegation, request.body as ReselectBody, all));
      else takeStep(file, delegation, { action, body: request.body, to, before: steps } as SaidStep);
      settleDoubt(file, all);
      return delegationId;
    });
  }

  /** Whom the parents chose looks after the child from that day on. */
  private async reselect(file: OpenFile, before: Delegation, said: ReselectBody, all: readonly Delegation[]): Promise<Delegation> {
    const made = recordDelegation(file, said, all.filter((one) => one !== before));
    this.replace(file, before, made);
    file.add(DelegationStep, { id: v7(), delegation: before.id, what: 'reselect', onDay: file.today });
    const carers = await file.change.tx.manager.findBy(Caregiver, { child: file.child.id, basis: 'DELEGATED' });
    for (const carer of carers.filter((one) => holds({ from: one.fromOn, to: one.toOn }, said.from))) file.put(Caregiver, carer, { toOn: said.from });
    file.add(Caregiver, { id: v7(), name: said.name, organisation: null, relation: said.relation, basis: 'DELEGATED', phone: said.phone ?? null, fromOn: said.from, toOn: said.to ?? null });
    return made;
  }

  private replace(file: OpenFile, before: Delegation, { id, fromOn }: Delegation): void {
    file.put(Delegation, before, { state: 'REPLACED', replacedBy: id, endedOn: fromOn });
    file.record('delegation.replaced', { delegation: before.id, by: id });
    file.emit(DelegationReplaced, { delegationId: before.id, by: id });
  }
}

const delegationsOf = (file: OpenFile): Promise<Delegation[]> => file.change.tx.manager.findBy(Delegation, { child: file.child.id });
