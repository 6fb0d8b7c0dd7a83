import type { PlainDate } from '@referrals/calendar';
import { Day, IdField, Int, OneOf, PageOf, Parts, Text, YesNo } from '@referrals/service-kit';
import { ChildCard } from '../child/child.dto.js';
import { AwayView, CaregiverView } from '../child/file.dto.js';
import { Reason, Short } from '../fields.js';
import { GRANT_LEVELS, type Grant } from './grant.entity.js';

export class NewGrant {
  @IdField() desk!: string;
  @OneOf(GRANT_LEVELS, { description: 'F, the whole file, is given by a supervisor alone' }) level!: Grant['level'];
  @Day({ description: 'First day on which it no longer holds, at most six months from today' }) until!: PlainDate;
  @Reason() reason!: string;
  @Short({ description: 'Of the letter by which it was asked for' }) letterNumber!: string;
}

export class EndGrantBody { @Reason() reason!: string }

export class ChangedGrant {
  @IdField() id!: string;
  @Int() version!: number;
}

export class GrantView extends ChangedGrant {
  @IdField() desk!: string;
  @OneOf(GRANT_LEVELS) level!: Grant['level'];
  @Day() from!: PlainDate;
  @Day() until!: PlainDate;
  @Day({ nullable: true }) endedOn!: PlainDate | null;
  @Text() reason!: string;
  @Text() letterNumber!: string;
  @Text({ nullable: true }) endReason!: string | null;
  @IdField({ nullable: true }) by!: string | null;
  @YesNo() holds!: boolean;
}

export class GrantsView { @Parts(() => GrantView) items!: GrantView[] }

/** What a desk that was let in sees in its list. */
export class GrantedFile {
  @IdField({ description: 'The grant' }) id!: string;
  @IdField() childId!: string;
  @OneOf(GRANT_LEVELS) level!: Grant['level'];
  @Day() until!: PlainDate;
}

export class GrantedPage extends PageOf(() => GrantedFile) {}

/** 儿童卡片: who the child is, where it goes to school, who looks after it today and how they are reached. */
export class ChildCardView extends ChildCard {
  @Text({ nullable: true }) phone!: string | null;
  @Text({ nullable: true }) schoolName!: string | null;
  @Text({ nullable: true }) grade!: string | null;
  @Text({ nullable: true }) className!: string | null;
  @Parts(() => CaregiverView) caregivers!: CaregiverView[];
  @Parts(() => AwayView, { description: 'Today’s, without where' }) away!: AwayView[];
}
