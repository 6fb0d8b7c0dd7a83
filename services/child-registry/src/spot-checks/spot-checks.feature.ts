import { CheckItem } from './check-item.js';
import { DrawSpotCheck } from './draw-spot-check.js';
import { MendFinding } from './mend-finding.js';
import { ItemController, SpotCheckController } from './spot-check.controller.js';
import { spotCheckScope } from './spot-check-scope.js';
import { SpotChecks } from './spot-checks.query.js';

/** Spot checks, as the service's description names them. */
export const spotCheckFeature = {
  controllers: [SpotCheckController, ItemController], providers: [DrawSpotCheck, CheckItem, MendFinding, SpotChecks], scopes: [spotCheckScope],
};
