import { Int, Text } from '@referrals/service-kit';
import { LINE, Said } from '../form/form-fields.js';
import { REVEALED } from './mask.domain.js';

export class Reveal {
  @Text({ pattern: REVEALED, description: 'A field that is masked: `child.idNumber`, `child.phone`, `child.guardian.phone`, `suspects.0.phone`, `reporter.phone`' }) field!: string;
  @Int({ min: 0, max: 10_000, optional: true, description: 'Of a supplement: its `part`' }) part: number = 0;
  @Said(LINE) reason?: string;
}

export class Revealed {
  @Text() value!: string;
}
