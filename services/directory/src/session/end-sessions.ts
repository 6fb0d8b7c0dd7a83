import type { Tx } from '@referrals/database';
import { OidcPayload } from '../sign-in/sign-in.entity.js';
import { Bell, BrowserSession } from './session.entity.js';

/** Ends every session, code, refresh token and bell of a person in the same transaction. */
export function endSessions({ tx }: { readonly tx: Tx }, staff: string): void {
  void tx.manager.delete(OidcPayload, { accountId: staff });
  void tx.manager.delete(BrowserSession, { staff });
  void tx.manager.delete(Bell, { staff });
}
