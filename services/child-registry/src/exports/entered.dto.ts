import { Text } from '@referrals/service-kit';

export class EnteredBody {
  @Text({ min: 1, max: 64, optional: true, description: 'The number the province’s system gave the child' }) systemNo?: string;
}
