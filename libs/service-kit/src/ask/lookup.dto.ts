import type { Purpose } from '@referrals/auth';
import { NAMING_SERVICES, type NamingService } from '@referrals/contracts';
import { IdField, OneOf, Part } from '../http/fields.js';
import { Ids } from '../http/list-fields.js';

/** So many ids are looked up at once: those of a page. */
export const MOST_LOOKED_UP = 200;

/** Why something is looked up: the service that asks for its viewer, and the case of its own that names the ids. */
export class LookupPurpose implements Purpose {
  @OneOf(NAMING_SERVICES) service!: NamingService;
  @IdField({ optional: true }) case?: string;
}

export class LookupBody {
  @Ids({ min: 1, max: MOST_LOOKED_UP }) ids!: string[];
  @Part(() => LookupPurpose) for!: LookupPurpose;
}

/** Beside the items of an answer: ids that do not exist or are not the viewer's to see; which of the two is not said. */
export class LookedUp {
  @Ids({ max: MOST_LOOKED_UP }) missing!: string[];
}
