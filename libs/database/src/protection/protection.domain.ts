/** A role that serves: `referrals_<service>_app`, `_worker`, `_bus`, and the group of the latter. */
export interface RoleFacts {
  readonly role: string;
  /** Is a superuser or has BYPASSRLS: no policy holds it. */
  readonly bypasses: boolean;
  /** Roles of ours it could become, or whose rights it has. */
  readonly becomes: readonly string[];
}

export interface RoleRights { readonly role: string; readonly read: boolean; readonly update: boolean; readonly remove: boolean }

/** A relation on which at least one of these roles has a right, be it on a column, through a group or through PUBLIC. */
export interface RelationFacts {
  readonly schema: string;
  readonly name: string;
  /** Of pg_class: r and p tables, v a view, m a materialized view, f a foreign table. */
  readonly kind: string;
  readonly owner: string;
  readonly enabled: boolean;
  readonly forced: boolean;
  /** Of a view: who asks it is who reads the tables behind it. */
  readonly invoker: boolean;
  readonly rights: readonly RoleRights[];
}

/** A permissive policy; expressions as PostgreSQL gives them back, with every name qualified. */
export interface PolicyFacts {
  readonly schema: string;
  readonly table: string;
  readonly policy: string;
  /** Of pg_policy: r SELECT, a INSERT, w UPDATE, d DELETE, * all. */
  readonly command: string;
  /** Those of these roles to which it applies, by name, through a group or through PUBLIC. */
  readonly roles: readonly string[];
  readonly using: string | null;
  readonly check: string | null;
}

export interface FunctionFacts {
  readonly schema: string;
  readonly name: string;
  readonly body: string;
  readonly definer: boolean;
  readonly searchPath: string | null;
  /** Those of these roles that may call it. */
  readonly roles: readonly string[];
}

export interface SchemaFacts {
  readonly roles: readonly RoleFacts[];
  readonly relations: readonly RelationFacts[];
  readonly policies: readonly PolicyFacts[];
  readonly functions: readonly FunctionFacts[];
}

export type FaultKind =
  | 'NOT_ENABLED' | 'NOT_FORCED' | 'NOT_PROTECTABLE' | 'VIEW_OF_ITS_OWNER' | 'OWNED_BY_ROLE' | 'NO_POLICY' | 'SAYS_NOT_WHO' | 'ALWAYS_TRUE'
  | 'OPEN_SEARCH_PATH' | 'ROLE_BYPASSES' | 'ROLE_BECOMES';

/** What is not protected (`schema.name`, or a role), how, and which role or policy shows it. */
export interface ProtectionFault { readonly on: string; readonly kind: FaultKind; readonly detail?: string }

/** Functions of the schema `app` that tell for whom a transaction acts; each raises where that was not said. */
const WHO = 'staff|organisation|desks|supervises|agencies|prefixes|jurisdictions|functions|posts|roles|reports|service|made|held|nobody|no_person';

const servesRequests = (role: string): boolean => role.endsWith('_app');
const qualified = ({ schema, name }: { readonly schema: string; readonly name: string }): string => `${schema}.${name}`;

/** What would let rows of a service be read past its policies; empty when all holds. */
export function findFaults(facts: SchemaFacts): ProtectionFault[] {
  return [
    ...facts.roles.flatMap(faultsOfRole),
    ...facts.relations.flatMap((relation) => faultsOfRelation(relation, facts.policies)),
    ...facts.policies.flatMap((policy) => faultsOfPolicy(policy, facts)),
    ...facts.functions.flatMap(faultsOfFunction),
  ];
}

function faultsOfRole({ role, bypasses, becomes }: RoleFacts): ProtectionFault[] {
  if (bypasses) return [{ on: role, kind: 'ROLE_BYPASSES' }];
  return servesRequests(role) ? becomes.map((detail) => ({ on: role, kind: 'ROLE_BECOMES' as const, detail })) : [];
}

function faultsOfRelation(relation: RelationFacts, policies: readonly PolicyFacts[]): ProtectionFault[] {
  const on = qualified(relation);
  if (relation.kind === 'v') return relation.invoker ? [] : [{ on, kind: 'VIEW_OF_ITS_OWNER' }];
  if (relation.kind !== 'r' && relation.kind !== 'p') return [{ on, kind: 'NOT_PROTECTABLE' }];
  const faults: ProtectionFault[] = [];
  if (relation.rights.some(({ role }) => role === relation.owner)) faults.push({ on, kind: 'OWNED_BY_ROLE', detail: relation.owner });
  if (!relation.enabled) return [...faults, { on, kind: 'NOT_ENABLED' }];
  if (!relation.forced) faults.push({ on, kind: 'NOT_FORCED' });
  const own = policies.filter(({ schema, table }) => schema === relation.schema && table === relation.name);
  for (const { role, read, update, remove } of relation.rights) {
    // A right without a policy finds nothing and says nothing: what should raise would look like no rows.
    const needed = [...(read ? ['r'] : []), ...(update ? ['w'] : []), ...(remove ? ['d'] : [])];
    const lacks = needed.some((command) => !own.some((policy) => policy.roles.includes(role) && (policy.command === command || policy.command === '*')));
    if (lacks) faults.push({ on, kind: 'NO_POLICY', detail: role });
  }
  return faults;
}

/** Who sees and changes rows must be asked of the context; what may be added, at least that there is one. */
function faultsOfPolicy({ schema, table, policy, roles, using, check }: PolicyFacts, facts: SchemaFacts): ProtectionFault[] {
  if (!roles.some(servesRequests)) return [];
  const said = [...(using === null ? [] : [{ text: using, words: WHO }]), ...(check === null ? [] : [{ text: check, words: `${WHO}|at` }])];
  const kinds = said.flatMap(({ text, words }): FaultKind[] => {
    if (isAlwaysTrue(text)) return ['ALWAYS_TRUE'];
    return asks(text, words, facts, [qualified({ schema, name: table })]) ? [] : ['SAYS_NOT_WHO'];
  });
  return [...new Set(kinds)].map((kind) => ({ on: `${schema}.${table}`, kind, detail: policy }));
}

function faultsOfFunction({ definer, searchPath, roles, ...named }: FunctionFacts): ProtectionFault[] {
  // Without pg_temp at its end, a table of the caller's making is found before the service's.
  const fixed = /(?:^|, )"?pg_temp"?$/.test(searchPath ?? '');
  return definer && roles.length > 0 && !fixed ? [{ on: qualified(named), kind: 'OPEN_SEARCH_PATH' }] : [];
}

const withoutLiterals = (text: string): string => text.replaceAll(/'(?:[^']|'')*'/g, "''");
/** That there is a context is asked so that it raises where there is none; it says nothing of whose row it is. */
const withoutRaising = (text: string): string => text.replaceAll(/\( ?SELECT app\.roles\(\)(?: AS \w+)?\) IS NOT NULL/g, 'true');

function isAlwaysTrue(text: string): boolean {
  const bare = withoutLiterals(text);
  return /^\(*true\)*$/i.test(bare) || /\bOR true\b|\btrue OR\b/i.test(bare);
}

/**
 * Whether the text calls one of these functions of `app`: itself, in a function that it calls with the caller's rights, or by reading a table
 * of which a request sees only what such policies show. `seen`: what is being asked already. Text is looked at, not meaning: a rule that
 * asks and then takes no notice of the answer passes.
 */
function asks(text: string, words: string, facts: SchemaFacts, seen: readonly string[]): boolean {
  const bare = withoutRaising(withoutLiterals(text));
  if (new RegExp(`\\bapp\\.(?:${words})\\(`).test(bare)) return true;
  const names = (before: string, { schema, name }: { schema: string; name: string }, behind: string): boolean =>
    schema !== 'app' && !seen.includes(`${schema}.${name}`) && new RegExp(`${before}(?:${schema}\\.)?${name}${behind}`).test(bare);
  return facts.functions.some((one) => !one.definer && names('\\b', one, '\\(') && asks(one.body, words, facts, [...seen, qualified(one)]))
    || facts.relations.some((one) => names('\\b(?:FROM|JOIN) ', one, '\\b') && isReadByWho(one, words, facts, [...seen, qualified(one)]));
}

function isReadByWho({ schema, name, enabled }: RelationFacts, words: string, facts: SchemaFacts, seen: readonly string[]): boolean {
  const own = facts.policies.filter((policy) => policy.schema === schema && policy.table === name && policy.roles.some(servesRequests) && 'r*'.includes(policy.command));
  return enabled && own.length > 0 && own.every(({ using }) => using !== null && asks(using, words, facts, seen));
}
