import { Injectable } from '@nestjs/common';
import { addMonths } from '@referrals/calendar';
import { DomainError, ProblemClosed, ProblemDone, ProblemHandedOver, ProblemPassedOn, ProblemPlanned, ProblemUnsolved, type Concern } from '@referrals/contracts';
import { ChangeFile, type FileRequest } from '../child/change-file.js';
import type { ChangedFile } from '../child/child.dto.js';
import type { OpenFile } from '../child/open-file.js';
import { findProblem } from './find-problem.js';
import type { CloseProblemBody, DoProblemBody, HandedOver, HandOverBody, NewProblem, PlanProblemBody, WhyBody } from './problem.dto.js';
import { Problem } from './problem.entity.js';
import { problemMoves, type ProblemAction } from './problem.moves.domain.js';

/** What somebody found by looking; a second one of the kind is this one, until it is closed. */
export const BY_PERSON = 'PERSON';
/** A plan reaches so far: to the parents’ next home leave. */
const AHEAD_MONTHS = 6;

/** What a report of such a problem would say, where no service takes it. */
const CONCERN_OF: Readonly<Partial<Record<Problem['kind'], Concern>>> = { PSYCH: 'MENTAL_HEALTH', DELEGATION: 'DELEGATED_CARE_UNFIT', GUARDIANSHIP: 'NEGLECT_MILD' };

/** 发现问题—解决方案: found, planned or handed over, done, and closed by another person. */
@Injectable()
export class Problems {
  constructor(private readonly files: ChangeFile) {}

  /** @throws DomainError FILE_ENDED, PROBLEM_OPEN, NOT_FOUND for the act */
  find(request: FileRequest<NewProblem>): Promise<ChangedFile> {
    return this.files.byPerson(request, (file) => {
      const { kind, severity, found, act } = request.body;
      file.expectActive();
      if (act !== undefined && !file.state.acts.some(({ id }) => id === act)) throw new DomainError('NOT_FOUND', { field: 'act' });
      const id = findProblem(file, { kind, cause: BY_PERSON, found, ...(severity === undefined ? {} : { severity }), ...(act === undefined ? {} : { act }) });
      if (id === undefined) throw new DomainError('PROBLEM_OPEN', { field: 'kind' });
      return id;
    });
  }

  /** @throws DomainError NOT_FOUND, ILLEGAL_MOVE, PERIOD_INVALID, SAME_PERSON */
  move(action: ProblemAction, problemId: string, request: FileRequest): Promise<HandedOver> {
    let concern: Concern | undefined;
    return this.files.answering(request, async (file) => {
      const problem = await file.change.tx.manager.findOneBy(Problem, { id: problemId, child: file.child.id });
      if (problem === null) throw new DomainError('NOT_FOUND');
      const { to } = problemMoves.admit(action, { ...problem, version: file.child.version }, file);
      MOVES[action](file, problem, request.body as never);
      file.put(Problem, problem, { state: to as Problem['state'] });
      file.record(`problem.${TRAIL[action]}`, { problem: problemId });
      concern = action === 'hand-over' && problem.need === null ? CONCERN_OF[problem.kind] : undefined;
      return problemId;
    }, (changed) => ({ ...changed, ...(concern === undefined ? {} : { concern }) }));
  }
}

const TRAIL = { plan: 'planned', 'hand-over': 'handed-over', do: 'done', close: 'closed', 'not-solved': 'unsolved', 'no-problem': 'closed' } as const satisfies Record<ProblemAction, string>;

const MOVES: { readonly [A in ProblemAction]: (file: OpenFile, problem: Problem, body: never) => void } = {
  plan(file, problem, { solution, who, by }: PlanProblemBody) {
    if (by < file.today || by > addMonths(file.today, AHEAD_MONTHS)) throw new DomainError('PERIOD_INVALID', { field: 'by' });
    file.put(Problem, problem, { solution, who, doBy: by });
    file.emit(ProblemPlanned, { problemId: problem.id, doBy: by });
  },
  'hand-over'(file, problem, { need }: HandOverBody) {
    file.put(Problem, problem, { need: need ?? null });
    if (need === undefined) file.emit(ProblemPassedOn, { problemId: problem.id });
    else file.emit(ProblemHandedOver, { problemId: problem.id, need });
  },
  do(file, problem, { done }: DoProblemBody) {
    file.put(Problem, problem, { done, doneBy: file.viewer?.staff ?? null, doneOn: file.today });
    file.emit(ProblemDone, { problemId: problem.id });
  },
  close(file, problem, { checked }: CloseProblemBody) {
    if (problem.doneBy === file.viewer?.staff) throw new DomainError('SAME_PERSON');
    file.put(Problem, problem, { checked, ...closed(file, 'SOLVED') });
    file.emit(ProblemClosed, { problemId: problem.id });
  },
  'not-solved'(file, problem, { reason }: WhyBody) {
    file.put(Problem, problem, { checked: reason, need: null, doneBy: null, doneOn: null });
    file.emit(ProblemUnsolved, { problemId: problem.id });
  },
  'no-problem'(file, problem, { reason }: WhyBody) {
    file.put(Problem, problem, { checked: reason, ...closed(file, 'NOT_A_PROBLEM') });
    file.emit(ProblemClosed, { problemId: problem.id });
  },
};

const closed = ({ viewer, today }: OpenFile, closedAs: 'SOLVED' | 'NOT_A_PROBLEM') => ({ closedAs, closedBy: viewer?.staff ?? null, closedOn: today });
