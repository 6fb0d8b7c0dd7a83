export { explaining, type Explained } from './explain-reads.js';
export { ServiceHarness, type HarnessOptions, type Delivered } from './service-harness.js';
export { serviceDatabase, type ServiceUnderTest } from './service-database.js';
export { deskRecord, idOf, LAST_RESORT, smallDirectory, type DeskSketch } from './small-directory.js';
export { withoutRowSecurity } from './without-row-security.js';
