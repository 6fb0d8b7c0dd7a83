/**
 * All services of the exchange, for whatever walks them: what starts them in one process, tools, tests, lab. A service that is missing
 * here does not compile.
 */
export { caseSchemas, caseServices, definitions, schemas } from './services.js';
