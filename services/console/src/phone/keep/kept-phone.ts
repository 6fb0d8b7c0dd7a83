import { api, ask } from '../../shared/api';
import { ApiError, noAnswer, noConnection } from '../../shared/problem';
import { isPaid } from '../../shared/session';
import { makePair, signBody } from './item-keys';
import { Observed } from './observed';
import { dropPhoneKey, phoneKey, putPhoneKey, type PhoneKey } from './shelf';

/** The session that stays on this phone, and is opened by a PIN; undefined where there is none. */
export const keptPhone = new Observed<PhoneKey | undefined>(undefined);

/** Once, when the program starts. */
export async function learnPhone(): Promise<void> {
  keptPhone.set(await phoneKey());
}

/** This phone stays the person's for thirty days. The key is made here and its private half is nobody's to read. @throws ApiError */
export async function keepPhone(staff: string, pin: string): Promise<void> {
  const { publicKey, privateKey } = await makePair();
  const { id, endsAt } = await ask<{ readonly id: string; readonly endsAt: string }>('/session/field', { pin, publicKey });
  const key: PhoneKey = { id: 'phone', session: id, staff, privateKey, endsAt };
  await putPhoneKey(key);
  keptPhone.set(key);
}

/** @throws ApiError PIN_WRONG; FIELD_SESSION_OVER, and the phone is kept no more */
export async function openByPin({ session, privateKey }: PhoneKey, pin: string): Promise<void> {
  // The answer to what is owed takes this browser's cookies away, and would take those of the session that begins.
  if (!(await isPaid().catch(() => { throw noConnection(); }))) throw noAnswer(503);
  try {
    const { nonce } = await ask<{ readonly nonce: string }>('/session/field/challenge', { id: session });
    await ask('/session/field/open', { id: session, pin, nonce, signature: await signBody(nonce, privateKey) });
  } catch (error) {
    if (error instanceof ApiError && error.code === 'FIELD_SESSION_OVER') await forgetPhone();
    throw error;
  }
}

/** Ends it, at the server and here. @throws ApiError when it could not be, and it stays */
export async function endKeptPhone({ session }: PhoneKey): Promise<void> {
  try {
    await api.POST('/api/directory/me/field-sessions/{id}/end', { params: { path: { id: session } } });
  } catch (error) {
    // It was over before.
    if (!(error instanceof ApiError && error.code === 'NOT_FOUND')) throw error;
  }
  await forgetPhone();
}

async function forgetPhone(): Promise<void> {
  await dropPhoneKey();
  keptPhone.set(undefined);
}
