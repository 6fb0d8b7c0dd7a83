import { recordsController } from '../record-routes.js';
import { CloseProblemBody, DoProblemBody, HandedOver, HandOverBody, NewProblem, PlanProblemBody, WhyBody } from './problem.dto.js';
import { Problems } from './problems.js';

const MOVED = ['ILLEGAL_MOVE'];

export const ProblemController = recordsController<Problems>({
  name: 'ProblemController', use: Problems,
  routes: [
    { path: 'problems', summary: 'Say what problem was found', body: NewProblem, errors: ['PROBLEM_OPEN'], work: (use, request) => use.find(request as never) },
    { path: 'problems/:rid/plan', summary: 'Say who solves it how and by when; what is grave the township plans', body: PlanProblemBody, errors: [...MOVED, 'PERIOD_INVALID'], work: (use, request, id) => use.move('plan', id, request) },
    { path: 'problems/:rid/hand-over', summary: 'Hand it over to whoever has what it needs', body: HandOverBody, answer: HandedOver, errors: MOVED, work: (use, request, id) => use.move('hand-over', id, request) },
    { path: 'problems/:rid/do', summary: 'Say what was done', body: DoProblemBody, errors: MOVED, work: (use, request, id) => use.move('do', id, request) },
    { path: 'problems/:rid/close', summary: 'Close what another person did', body: CloseProblemBody, errors: [...MOVED, 'SAME_PERSON'], work: (use, request, id) => use.move('close', id, request) },
    { path: 'problems/:rid/not-solved', summary: 'Say that it is not solved', body: WhyBody, errors: [...MOVED, 'REASON_REQUIRED'], work: (use, request, id) => use.move('not-solved', id, request) },
    { path: 'problems/:rid/no-problem', summary: 'Close what is no problem', body: WhyBody, errors: [...MOVED, 'REASON_REQUIRED'], work: (use, request, id) => use.move('no-problem', id, request) },
  ],
});
