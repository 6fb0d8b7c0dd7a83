import { runService } from '@referrals/service-kit';
import { callbacks } from './index.js';

await runService(callbacks);
