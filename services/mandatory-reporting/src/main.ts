import { runService } from '@referrals/service-kit';
import { mandatoryReporting } from './mandatory-reporting.module.js';

await runService(mandatoryReporting);
