import { processEnvironment } from '@referrals/service-kit';
import { runStandalone } from './run-standalone.js';

process.exitCode = await runStandalone(processEnvironment(), (line) => process.stdout.write(`${line}\n`));
