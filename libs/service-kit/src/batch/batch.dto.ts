import { Int, Text } from '../http/fields.js';
import { Parts } from '../http/list-fields.js';

/** What an item came to. */
export class BatchItemAnswer {
  @Text({ description: 'What the item is told from others by' }) key!: string;
  @Int({ description: 'As it would be answered alone' }) status!: number;
  @Text({ optional: true, description: 'Id of what was made' }) id?: string;
  @Text({ optional: true, description: 'Why it was refused' }) code?: string;
  @Text({ optional: true, description: 'A Chinese sentence for people' }) title?: string;
  @Text({ optional: true, description: 'Of the item: what the refusal means' }) field?: string;
}

export class BatchAnswer {
  @Parts(() => BatchItemAnswer) items!: BatchItemAnswer[];
}
