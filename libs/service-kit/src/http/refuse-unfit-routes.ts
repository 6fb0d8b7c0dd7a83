import type { INestApplication } from '@nestjs/common';
import { refuseUndeclaredRoutes } from './declared-routes.js';
import { refuseUncheckedInput } from './refuse-unchecked-input.js';
import { refuseUnfitDocuments } from './refuse-unfit-documents.js';

/** Refuses to start when a route does not say who may call it, takes what nothing checks, or is not what its document says. */
export function refuseUnfitRoutes(app: INestApplication): void {
  refuseUndeclaredRoutes(app);
  refuseUncheckedInput(app);
  refuseUnfitDocuments(app);
}
