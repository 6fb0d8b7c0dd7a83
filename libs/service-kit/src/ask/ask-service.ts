import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { ServiceTokens } from '@referrals/auth';
import { DomainError, type ServiceName } from '@referrals/contracts';
import type { z } from 'zod';
import { ADDRESSES, type Addresses } from '../run/addresses.js';

/** Something another service is asked, which changes nothing there. */
export interface Question {
  readonly to: ServiceName;
  /** Below `/api/<to>/`. */
  readonly path: string;
  /** In whose name: the viewer's, by the `Authorization` header of their own request, or this service's own. */
  readonly as: { readonly viewer: string } | 'SERVICE';
  /** A POST that asks: names and numbers are never said in an address. */
  readonly body?: object;
}

/** A question and its second try take no longer than this together. */
const PATIENCE_MS = 3_000;
const AGAIN_AFTER_MS = 150;
/** A gateway that found nobody, or a service that asks for a moment. */
const AGAIN = [502, 503, 504];
const TOO_MANY = 429;
/** Seconds after which whoever asked us may ask again, where the service does not say; and the most it may say. */
const RETRY_AFTER = 2;
const MOST_RETRY_AFTER = 30;

interface Answer { readonly status: number; readonly text: string; readonly retryAfter: number }

/**
 * Asks another service, in the viewer's own name or in that of this service. A question that meets nobody is asked once more, and both
 * times end within three seconds: then whoever asked us is told to try again (503 OVERLOADED). What the answer says is logged nowhere.
 */
@Injectable()
export class AskService {
  constructor(@Inject(ADDRESSES) private readonly addresses: Pick<Addresses, 'internal'>, private readonly tokens: ServiceTokens) {}

  /**
   * What it answers, in the form that is needed here: it may say more. Undefined where there is nothing for whoever asks (403, 404).
   * @throws DomainError OVERLOADED when it cannot be asked, UNAUTHENTICATED when the viewer's token counts no longer; Error when it
   * refuses the question or answers in another form: that is a fault of ours
   */
  async read<T>(question: Question, form: z.ZodType<T>): Promise<T | undefined> {
    const answer = await this.ask(question);
    if (answer === undefined) return undefined;
    try {
      return form.parse(JSON.parse(answer.text));
    } catch {
      // The reason could quote the answer.
      throw new Error(`${question.to} answers in a form that is not known here`);
    }
  }

  /** Whether it says yes (any 2xx), or that there is nothing for whoever asks. @throws as `read` */
  async holds(question: Question): Promise<boolean> {
    return await this.ask(question) !== undefined;
  }

  private async ask(question: Question): Promise<Answer | undefined> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const first = await this.send(question, signal);
    if (first !== undefined && !AGAIN.includes(first.status)) return judged(question, first);
    await pause(AGAIN_AFTER_MS, undefined, { signal }).catch(() => undefined);
    return judged(question, await this.send(question, signal) ?? first);
  }

  /** Undefined where there is no answer, or half of one. */
  private async send({ to, path, as, body }: Question, signal: AbortSignal): Promise<Answer | undefined> {
    const authorization = as === 'SERVICE' ? `Bearer ${await this.tokens.sign(to)}` : as.viewer;
    const said = body === undefined ? { headers: { authorization } }
      : { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body: JSON.stringify(body) };
    try {
      const response = await fetch(`${this.addresses.internal[to]}/api/${to}/${path}`, { ...said, signal, redirect: 'error' });
      return { status: response.status, text: await response.text(), retryAfter: secondsOf(response.headers.get('retry-after')) };
    } catch {
      return undefined;
    }
  }
}

function judged({ to, as }: Question, answer: Answer | undefined): Answer | undefined {
  if (answer === undefined) throw new DomainError('OVERLOADED', { retryAfter: RETRY_AFTER });
  const { status, text, retryAfter } = answer;
  if (status >= 200 && status < 300) return answer;
  if (status === 403 || status === 404) return undefined;
  if (status >= 500 || status === TOO_MANY) throw new DomainError('OVERLOADED', { retryAfter });
  if (status === 401 && as !== 'SERVICE') throw new DomainError('UNAUTHENTICATED');
  throw new Error(`${to} refuses a question: ${status} ${codeOf(text)}`);
}

function secondsOf(header: string | null): number {
  const seconds = Number(header);
  return Number.isInteger(seconds) && seconds > 0 ? Math.min(seconds, MOST_RETRY_AFTER) : RETRY_AFTER;
}

/** The code of problem details, and nothing else of them. */
function codeOf(text: string): string {
  return /"code":"([A-Z0-9_]{1,60})"/.exec(text)?.[1] ?? '';
}
