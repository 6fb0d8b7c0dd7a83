import { ProblemFound } from '@referrals/contracts';
import { v7 } from 'uuid';
import type { OpenFile } from '../child/open-file.js';
import { PROBLEMS } from './codes.domain.js';
import { Problem } from './problem.entity.js';

export interface Found extends Pick<Problem, 'kind' | 'cause'> {
  readonly severity?: Problem['severity'];
  readonly act?: string;
  readonly found?: string;
}

/** Opens a problem, of the severity its kind has unless said; undefined where one of this kind and cause is open. */
export function findProblem(file: OpenFile, { kind, cause, severity = PROBLEMS[kind].severity, act, found }: Found): string | undefined {
  const { problems } = file.state;
  if (problems.some((one) => one.kind === kind && one.cause === cause)) return undefined;
  const id = v7();
  file.add(Problem, { id, kind, severity, cause, state: 'OPEN', act: act ?? null, found: found ?? null });
  problems.push({ id, kind, cause, state: 'OPEN' });
  file.record('problem.found', { problem: id, kind, severity });
  file.emit(ProblemFound, { problemId: id, kind, severity, cause: cause.split(' ')[0] as string });
  return id;
}
