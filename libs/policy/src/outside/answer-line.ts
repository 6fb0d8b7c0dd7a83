import { DomainError } from '@referrals/contracts';
import { z } from 'zod';

/**
 * Decisions that can be asked from outside, by name: pure, of plain JSON, so that anybody can compare them with what others made from the
 * same text. A package that has some exports them as `decisions` from `src/decisions.ts`, which loads nothing else.
 */
export type OutsideDecisions = Readonly<Record<string, (input: unknown) => unknown>>;

/** A decision that checks what it is given: what does not fit the schema is INVALID_INPUT. */
export const outside = <I>(schema: z.ZodType<I>, decide: (input: I) => unknown) => (input: unknown): unknown => decide(schema.parse(input));

/**
 * Answers one line of JSON with another. It never throws: what cannot be answered is `{error}` with a code, and the next line is another
 * question.
 * @param only the line is this decision's input; without it a line is `{decision, input}`
 */
export function answerLine(decisions: OutsideDecisions, line: string, only?: string): string {
  try {
    const { decision, input } = only === undefined ? questionOf(line) : { decision: only, input: read(line) };
    const decide = Object.hasOwn(decisions, decision) ? decisions[decision] : undefined;
    if (decide === undefined) return JSON.stringify({ error: 'UNKNOWN_DECISION' });
    return JSON.stringify(decide(input) ?? null);
  } catch (error) {
    return JSON.stringify({ error: codeOf(error) });
  }
}

const Question = z.looseObject({ decision: z.string(), input: z.unknown() });
const questionOf = (line: string): { decision: string; input?: unknown } => Question.parse(read(line));

function read(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new DomainError('INVALID_JSON');
  }
}

function codeOf(error: unknown): string {
  if (error instanceof DomainError) return error.code;
  return error instanceof z.ZodError ? 'INVALID_INPUT' : 'INTERNAL';
}
