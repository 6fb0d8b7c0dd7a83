import type { Plain } from '@referrals/service-kit';
import type { SchoolRequestView } from './school.dto.js';
import type { SchoolRequest } from './school-request.entity.js';

export const requestView = ({ id, version, state, child, ask, answer, recordedAt, answeredAt }: Plain<SchoolRequest>): SchoolRequestView =>
  ({ id, version, state, childId: child, ask, answer, askedAt: recordedAt, answeredAt });
