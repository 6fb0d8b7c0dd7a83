import { defineService } from '@referrals/service-kit';
import { CallbackController, CallbackMoves } from './callback.controller.js';
import { Callback } from './callback.entity.js';
import { callbackScope, Callbacks } from './callbacks.js';
import { ReportSubscriptions } from './report.subscriptions.js';

/** Somebody calls back to where a report came from. */
export const callbacks = defineService({
  name: 'callbacks', at: import.meta.url,
  entities: [Callback],
  controllers: [CallbackController, CallbackMoves],
  subscriptions: [ReportSubscriptions],
  directoryCopy: {},
  scopes: [callbackScope],
  providers: [Callbacks],
});
