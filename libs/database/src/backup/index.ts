export { BackupError, type BackupErrorCode } from './backup-error.js';
export { type SequenceState, type TableShape, type TableTotal } from './catalogue.js';
export { ContentDigest } from './copy.js';
export { findData, openLoader, type Loader } from './load.js';
export { formOfRelease, isForerunner, lastApplied, type SchemaForm, type ServiceSchema } from './release.js';
export { openSnapshot, type Snapshot } from './snapshot.js';
