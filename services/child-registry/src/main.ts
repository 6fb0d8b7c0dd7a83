import { runService } from '@referrals/service-kit';
import { childRegistry } from './index.js';

await runService(childRegistry);
