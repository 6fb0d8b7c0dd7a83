export { startPostgres, type PostgresOptions, type PostgresServer } from './start-postgres.js';
export { supervisePostgres, type SupervisedPostgres, type SupervisorOptions } from './supervise-postgres.js';
export { StartError, type StartErrorCode } from './start-error.js';
export { isInUse, lockInstance, type InstanceLock } from './instance-lock.js';
export { reclaimFolder } from './reclaim-folder.js';
export { visitPostgres, type Visit } from './visit-postgres.js';
export { freePort } from './free-port.js';
export { processesIn } from './process-identity.js';
