import { createHash } from 'node:crypto';
import { AUDIENCE } from '@referrals/auth';
import { millisOf, type Clock } from '@referrals/calendar';
import type { Addresses, KeyRing, Sealed } from '@referrals/service-kit';
import { z } from 'zod';
import { CONSOLE, SIGNED_IN } from './console-client.js';
import { newSecret } from './sessions.js';

const ATTEMPT = 'console sign-in';
const AGAIN = 'console sign-in again';
const ATTEMPT_MS = 15 * 60_000;
/** Paths of our own and nothing else: no other origin, no query. */
const OWN_PATH = /^\/(?!\/)[\w\-./]*$/;

/** A sign-in under way. `bell`: the id of the bell that this browser rings by, which ends with it. */
const Attempt = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string(), at: z.number(), bell: z.string().optional() });
export type Attempt = z.output<typeof Attempt>;

/** Who sat at a browser that locked itself. */
const Again = z.object({ account: z.string(), bell: z.string().optional() });
export type Again = z.output<typeof Again>;

/** What a browser carries from the page that asks for a sign-in to the one that ends it: sealed, so that nobody makes or reads it. */
export class SignInAttempts {
  constructor(private readonly addresses: Addresses, private readonly keys: KeyRing, private readonly clock: Clock) {}

  /**
   * A password is asked for, whatever the provider knows: a sign-in that broke off after its password would be the next person's. The account of
   * who was here before is filled in.
   */
  begin(to: unknown, again: Again | undefined): { readonly state: string; readonly sealed: string; readonly location: string } {
    const attempt = {
      state: newSecret(), nonce: newSecret(), verifier: newSecret(), to: typeof to === 'string' && OWN_PATH.test(to) ? to : '/', at: millisOf(this.clock.now()), bell: again?.bell,
    } satisfies Attempt;
    const query = new URLSearchParams({
      client_id: CONSOLE, response_type: 'code', scope: 'openid', resource: AUDIENCE, redirect_uri: `${this.addresses.origin}${SIGNED_IN}`, state: attempt.state, nonce: attempt.nonce,
      code_challenge: createHash('sha256').update(attempt.verifier).digest('base64url'), code_challenge_method: 'S256', prompt: 'login', ...(again && { login_hint: again.account }),
    });
    // A path, not an address: the browser stays on the host by which it came, where its cookies are.
    return { state: attempt.state, sealed: this.keys.seal(JSON.stringify(attempt), ATTEMPT), location: `${new URL(this.addresses.issuer).pathname}/auth?${query.toString()}` };
  }

  /** Undefined where it is another's, over, or changed. */
  read(sealed: string | undefined, state: string): Attempt | undefined {
    const attempt = this.open(Attempt, sealed, ATTEMPT);
    return attempt !== undefined && attempt.state === state && attempt.at > millisOf(this.clock.now()) - ATTEMPT_MS ? attempt : undefined;
  }

  sealAgain(again: Again): string {
    return this.keys.seal(JSON.stringify(again), AGAIN);
  }

  readAgain(sealed: string | undefined): Again | undefined {
    return this.open(Again, sealed, AGAIN);
  }

  private open<T>(form: z.ZodType<T>, sealed: string | undefined, about: string): T | undefined {
    if (sealed === undefined) return undefined;
    try {
      return form.parse(JSON.parse(this.keys.unseal(sealed as Sealed, about)));
    } catch {
      return undefined;
    }
  }
}
