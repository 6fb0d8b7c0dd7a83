import { OperatorReason } from '../http/bus.dto.js';
import { Int, Text } from '../http/fields.js';
import { Parts } from '../http/list-fields.js';
import { Moment } from '../http/time-fields.js';

export class JobView {
  @Text() name!: string;
  @Moment({ description: 'The first moment of its schedule that is not done; in the past it is owed' }) due!: string;
  @Moment({ description: 'Before then it is not tried' }) tryAt!: string;
  @Int({ min: 0, description: 'Tries that did not succeed; one under way counts' }) tries!: number;
  @Moment({ nullable: true }) startedAt!: string | null;
  @Moment({ nullable: true, description: 'The moment that was done last' }) doneFor!: string | null;
  @Moment({ nullable: true }) doneAt!: string | null;
  @Int({ min: 0, nullable: true }) tookMs!: number | null;
  @Text({ nullable: true, description: 'Class and code of the last failure' }) error!: string | null;
}

export class JobList {
  @Parts(() => JobView) items!: JobView[];
}

export class JobToTry extends OperatorReason {
  @Text({ max: 60 }) name!: string;
}
