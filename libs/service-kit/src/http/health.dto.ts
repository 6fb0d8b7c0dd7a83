import type { HealthState } from '../run/health.js';
import { OneOf, OpenObject, Text } from './fields.js';
import { Parts } from './list-fields.js';

const STATES: readonly HealthState[] = ['ok', 'joining', 'degraded', 'waiting', 'ending'];

export class Alive {
  @OneOf(['ok']) state!: 'ok';
}

export class FindingView {
  @Text() name!: string;
  @OneOf(STATES) state!: HealthState;
  @OpenObject({ optional: true, description: 'Codes and counts for whoever must act' }) detail?: Record<string, unknown>;
}

export class HealthView {
  @OneOf(STATES, { description: 'The worst of the findings' }) state!: HealthState;
  @Parts(() => FindingView) findings!: FindingView[];
}
