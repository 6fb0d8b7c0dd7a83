import { isPageOf, TicketKey } from '@referrals/auth';
import { millisOf, type Clock } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { bodyOf } from './body-of.js';
import type { BrowserCookies } from './browser-cookies.js';
import { PIN_FORM } from './field-pin.domain.js';
import type { FieldSessions } from './field-sessions.js';
import type { Sessions } from './sessions.js';

const Pin = z.string().regex(PIN_FORM);
const Keep = z.strictObject({ pin: Pin, publicKey: TicketKey });
const Challenge = z.strictObject({ id: z.uuid() });
const Open = z.strictObject({ id: z.uuid(), pin: Pin, nonce: z.string().max(64), signature: z.string().max(128) });

type Handler = (request: Request, response: Response) => Promise<void>;
export type FieldHandlers = Readonly<Record<'keepField' | 'challengeField' | 'openField', Handler>>;

export interface FieldParts { readonly sessions: Sessions; readonly fields: FieldSessions; readonly cookies: BrowserCookies; readonly clock: Clock }

/** What the phone's pages ask about the session that stays on it and is opened by a PIN. */
export function fieldHandlers({ sessions, fields, cookies, clock }: FieldParts): FieldHandlers {
  return {
    /** After a full sign-in: this phone stays its person's. */
    async keepField(request, response) {
      const secret = cookies.sessionOf(request);
      const found = secret === undefined ? undefined : await sessions.find(secret);
      if (found === undefined || !isPageOf(request, found.staff)) throw new DomainError('UNAUTHENTICATED');
      response.status(201).json(await fields.keep(found.staff, bodyOf(Keep, request)));
    },

    async challengeField(request, response) {
      response.json({ nonce: await fields.challenge(bodyOf(Challenge, request).id) });
    },

    /** A session of the password that is there ends: a browser is one person's at a time, in one way. */
    async openField(request, response) {
      const { secret, staff, access } = await fields.open(bodyOf(Open, request));
      const before = cookies.sessionOf(request);
      if (before !== undefined) await sessions.end(before);
      cookies.clearSession(response);
      cookies.setField(response, secret);
      cookies.setToken(response, access.token, Math.max(0, Math.floor((millisOf(access.ends) - millisOf(clock.now())) / 1_000)));
      response.json({ staff });
    },
  };
}
