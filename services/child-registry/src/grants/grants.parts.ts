import { GrantController, GrantedController } from './grant.controller.js';
import { Grants } from './grants.js';
import { ReadGrants } from './read-grants.query.js';

/** Who is let in to a file, as the service’s definition takes it. */
export const grantParts = { controllers: [GrantController, GrantedController], providers: [Grants, ReadGrants] };
