import type { Instant } from '@referrals/calendar';
import { AGENCIES, ROLES, SITES, type Agency, type Role, type Site } from '@referrals/contracts';
import { Int, Moment, OneOf, Parts, Text, Texts } from '@referrals/service-kit';

export class RoutedPair {
  @OneOf(AGENCIES) agency!: Agency;
  @OneOf(SITES) site!: Site;
  @OneOf(ROLES) role!: Role;
}

/** A row of the pack that led there. */
export class RoutingRow {
  @Int() row!: number;
  @Text() text!: string;
  @Text() source!: string;
  @Text({ description: 'The same in words' }) sourceText!: string;
}

export class ExplainedPair extends RoutedPair {
  @Parts(() => RoutingRow, { optional: true }) rows?: RoutingRow[];
}

/** One fact told otherwise, and what that would have changed. */
export class OtherwiseTold {
  @Text() fact!: string;
  @Text() value!: string;
  @Parts(() => RoutedPair) added!: RoutedPair[];
  @Parts(() => RoutedPair) raised!: RoutedPair[];
  @Parts(() => RoutedPair) lowered!: RoutedPair[];
  @Parts(() => RoutedPair) removed!: RoutedPair[];
}

/** Why here. Rows and what follows from them are missing where they would tell who a hidden reporter is. */
export class RoutingView {
  @Text() pack!: string;
  @Int() version!: number;
  @Int() directoryRevision!: number;
  @Moment() decidedAt!: Instant;
  @Parts(() => ExplainedPair) referrals!: ExplainedPair[];
  @Texts() warnings!: string[];
  @Parts(() => OtherwiseTold, { optional: true, description: 'Each fact told otherwise, one at a time' }) whatIf?: OtherwiseTold[];
}
