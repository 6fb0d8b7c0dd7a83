export { mandatoryReporting } from './mandatory-reporting.module.js';
