import { runService } from '@referrals/service-kit';
import { directory } from './directory.module.js';
import { startLines } from './seed/start-lines.js';

await runService(directory, { notices: startLines });
