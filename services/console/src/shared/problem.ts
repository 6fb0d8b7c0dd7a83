import type { components } from '#api';
import { shared } from './words/shared';

export type Problem = components['schemas']['Problem'];
export type FieldProblem = NonNullable<Problem['errors']>[number];

const NO_CONNECTION = 'NO_CONNECTION';
const NO_ANSWER = 'NO_ANSWER';
/** The same change came before and is still being made. */
const IN_FLIGHT = 'IDEMPOTENCY_IN_FLIGHT';

/** The one error of the client: what the server said was wrong, in the words it said it in; or that it said nothing. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  /** A sentence for people. */
  readonly title: string;
  /** 0 when there was no answer at all. */
  readonly status: number;
  /** What is wrong with which field, in order. */
  readonly errors: readonly FieldProblem[];
  /** Ids, codes, numbers: who changed it meanwhile, for one. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Seconds. */
  readonly retryAfter: number | undefined;

  constructor(problem: Pick<Problem, 'code' | 'title' | 'status'> & Partial<Pick<Problem, 'errors' | 'facts'>>, retryAfter?: number) {
    super(problem.code);
    this.code = problem.code;
    this.title = problem.title;
    this.status = problem.status;
    this.errors = problem.errors ?? [];
    this.facts = problem.facts ?? {};
    this.retryAfter = retryAfter;
  }

  /** Whether asking again may help: the line, the server or its load was at fault, not the question. */
  get mayRetry(): boolean {
    return this.retryAfter !== undefined || this.status === 0 || this.status >= 500;
  }

  /** Whether the server took the question and answered it: the same change again would be another change. */
  get isAnswer(): boolean {
    return this.status >= 400 && this.status < 500 && ![401, 408, 425, 429].includes(this.status) && this.code !== IN_FLIGHT;
  }

  /** Whether somebody else was quicker, or it stands otherwise than was thought. */
  get isOvertaken(): boolean {
    return this.isAnswer && (this.status === 412 || this.status === 409);
  }
}

/** What an answer that is no success says. */
export async function problemOf(response: Response): Promise<ApiError> {
  const after = Number(response.headers.get('Retry-After'));
  const said: unknown = await response.json().catch(() => undefined);
  const retryAfter = after > 0 ? after : undefined;
  return isProblem(said) ? new ApiError(said, retryAfter) : noAnswer(response.status, retryAfter);
}

/** The line was cut, or the server is not there. */
export function noConnection(): ApiError {
  return new ApiError({ code: NO_CONNECTION, title: shared.noConnection, status: 0 });
}

/** The server is in trouble. */
export function noAnswer(status: number, retryAfter?: number): ApiError {
  return new ApiError({ code: NO_ANSWER, title: shared.noAnswer, status }, retryAfter);
}

function isProblem(said: unknown): said is Problem {
  return typeof said === 'object' && said !== null && 'code' in said && 'title' in said && 'status' in said;
}
