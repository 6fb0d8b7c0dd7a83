import type { Tx } from '@referrals/database';
import { OidcPayload } from '../sign-in/sign-in.entity.js';
import { FieldSession } from './field-session.entity.js';
import { Bell, BrowserSession } from './session.entity.js';

/** Ends every session, code, refresh token, bell and kept phone of a person in the same transaction. */
export function endSessions({ tx }: { readonly tx: Tx }, staff: string): void {
  void tx.manager.delete(OidcPayload, { accountId: staff });
  void tx.manager.delete(BrowserSession, { staff });
  void tx.manager.delete(Bell, { staff });
  endFieldSessions({ tx }, staff);
}

/** Ends those that stay on phones: they were made for functions that the person does not have any more. */
export function endFieldSessions({ tx }: { readonly tx: Tx }, staff: string): void {
  void tx.manager.delete(FieldSession, { staff });
}
