import { ProblemController } from './problem.controller.js';
import { ProblemViewController } from './problem-view.controller.js';
import { Problems } from './problems.js';
import { ReadProblems } from './read-problems.query.js';

/** 发现问题—解决方案, as the service's definition takes it. */
export const problemParts = { controllers: [ProblemController, ProblemViewController], providers: [Problems, ReadProblems] };
