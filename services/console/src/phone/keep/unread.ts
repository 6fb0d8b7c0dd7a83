import { Observed } from './observed';

/** The services that tell a person something, each with an inbox of its own. */
export const INBOXES = ['/api/mandatory-reporting/inbox', '/api/directory/inbox'] as const;

export const NONE = { count: 0, more: false };

/** How many messages of all services the person at this device has not read; none of nobody, and while it is not known. */
export const unread = new Observed<{ readonly count: number; readonly more: boolean }>(NONE);
