import type { PlainDate } from '@referrals/calendar';
import { CHILD_FACTORS, CHILD_TIERS, type ChildFactor, type ChildTier } from '@referrals/contracts';
import { Day, OneOf } from '@referrals/service-kit';
import { Evidence, Line, Reason, Said, Short, STORY } from '../fields.js';

export class DecideBody {
  @Evidence() evidence!: string;
  @Short({ optional: true, description: 'Of the decision; required for ORPHAN and DE_FACTO_UNSUPPORTED' }) documentNumber?: string;
}

export class RefuseBody { @Reason() reason!: string }

export class EndCategoryBody {
  @Day({ description: 'First day on which it no longer holds' }) to!: PlainDate;
  @Evidence() evidence!: string;
}

export class NewFactor {
  @OneOf(CHILD_FACTORS) code!: ChildFactor;
  @Day() from!: PlainDate;
  @Line({ optional: true }) evidence?: string;
  @Line({ optional: true, description: 'Of COUNTY_WATCH: why, for the county alone' }) reason?: string;
}

export class NewAssessment {
  @OneOf(CHILD_TIERS) tier!: ChildTier;
  @Day() from!: PlainDate;
  @Day({ description: 'At most six months later' }) to!: PlainDate;
  @Reason() reason!: string;
}

export class NewPlan {
  @Said(STORY) measures!: string;
  @Day() from!: PlainDate;
  @Day({ description: 'At most six months later' }) reviewOn!: PlainDate;
}
