import { FIELD_AUDIENCE } from '@referrals/auth';
import { addMillis } from '@referrals/calendar';
import { machineClock, type ServiceRuntime } from '@referrals/service-kit';
import type { DirectoryConfig } from '../config.js';
import { tokenClaims } from '../sign-in/token-claims.query.js';
import type { Access } from './sessions.js';
import { signAsProvider } from './sign-as-provider.js';

const SECONDS = 600;

/**
 * Access tokens of sessions opened by a PIN. They name no role, and of a person's desks those of a village alone: what is not for the field is
 * neither behind the guard nor in the database theirs.
 */
export class FieldTokens {
  constructor(private readonly runtime: ServiceRuntime, private readonly config: DirectoryConfig) {}

  /** Undefined for who may not sign in any more. */
  async make(staff: string): Promise<Access | undefined> {
    const { database, clock } = this.runtime;
    const claims = await database.asWorker((tx) => tokenClaims(tx, staff, this.config.DEMO, clock.now()));
    if (claims === undefined) return undefined;
    const now = machineClock(clock).now();
    const reduced = { ...claims, roles: [], desks: claims.desks.filter(({ agency }) => agency === 'VILLAGE').map((desk) => ({ ...desk, role: 'MEMBER' })) };
    return { token: await signAsProvider(this.runtime, { audience: FIELD_AUDIENCE, staff, claims: reduced, now, seconds: SECONDS }), ends: addMillis(now, SECONDS * 1_000) };
  }
}
