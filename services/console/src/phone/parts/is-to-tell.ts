import { routes } from '../../shared/routes';
import type { Unsent } from '../keep/outbox';

export interface ToTell { readonly isWaiting: boolean; readonly isRefused: boolean; readonly isReceived: boolean }

/** What a page tells in its bar: nothing that it is itself about, and while locked nothing of anybody. */
export function isToTell({ reports, others, refused, receipts }: Unsent, path: string, isLocked: boolean): ToTell {
  return { isWaiting: reports + others > 0, isRefused: !isLocked && refused > 0 && path !== routes.reportCheck, isReceived: !isLocked && receipts > 0 && path !== routes.reportSent };
}
