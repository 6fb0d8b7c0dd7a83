import { Scope } from '@referrals/auth';
import { childScope } from '../child/child-scope.js';

/** Whose figures somebody sees: of the places whose files they see. Counted is also whoever is hidden from them. The migration says the same to the database. */
export const figureScope = new Scope({ seenBy: childScope.rules.seenBy.map((way) => ('prefix' in way ? { prefix: 'village', agencies: way.agencies } : way)) });
