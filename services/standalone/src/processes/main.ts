import { processEnvironment } from '@referrals/service-kit';
import { runProcesses } from './run-processes.js';

process.exitCode = await runProcesses(processEnvironment(), (line) => process.stdout.write(`${line}\n`));
