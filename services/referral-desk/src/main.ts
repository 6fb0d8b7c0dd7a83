import { runService } from '@referrals/service-kit';
import { referralDesk } from './referral-desk.module.js';

await runService(referralDesk);
