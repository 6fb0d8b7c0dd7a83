/**
 * Tools of whoever changes the exchange: its documents, the lock of its events, the test of an upgrade. What the lab shares of them: an
 * installation of its own, filled with cases, and a subscriber that is new to it.
 */
export { CROWD, inherited, OwnInstallation, temporaryFolder, type Installed } from './own-installation.js';
export { prefill, type Prefilled } from './prefill/prefill.js';
export type { UrlOfSchema } from './prefill/schema-clients.js';
export { Seeded } from './seeded.js';
export { addListener, HEARD_TABLE, keep } from './upgrade/newcomer.subscriptions.js';
