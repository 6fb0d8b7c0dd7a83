import type { KeyRing } from '@referrals/service-kit';

/** The client of the web console: the directory itself, for whichever browser asks. */
export const CONSOLE = 'console';

/** Where the provider sends a browser back to. */
export const SIGNED_IN = '/signed-in';

/** Known to the directory alone, which is provider and client; stored nowhere. */
export const consoleSecret = (keys: KeyRing): string => keys.derive('console client').toString('base64url');
