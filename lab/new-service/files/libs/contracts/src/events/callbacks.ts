import { z } from 'zod';
import { defineEvent, Id, InstantField } from '../event.js';

/** States of a call; `due` owes one. */
export const CALLBACK_STATES = ['due', 'made', 'given-up'] as const;
export type CallbackState = (typeof CALLBACK_STATES)[number];

const example = { callbackId: '01970000-0000-7000-8000-000000000301', at: '2026-05-11T00:20:00.000Z' };

export const CallbackOpened = defineEvent({
  type: 'callbacks.callback.opened.v1',
  summary: 'Somebody is to call back.',
  data: z.object({ callbackId: Id, desk: Id, division: z.string().regex(/^[0-9]{6,12}$/), at: InstantField }),
  example: { ...example, desk: '01970000-0000-7000-8000-00000000000a', division: '430223' },
});
export const CallbackMade = defineEvent({
  type: 'callbacks.callback.made.v1', summary: 'The call was made.', data: z.object({ callbackId: Id, at: InstantField }), example,
});

export const callbacksEvents = [CallbackOpened, CallbackMade] as const;
