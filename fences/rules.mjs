/** What may import what. Each rule has a folder of its name under fences/fixtures that breaks it and must be caught. */

/** Libraries and what of the house they may import, downwards. */
const layers = {
  contracts: [],
  calendar: ['contracts'],
  policy: ['contracts', 'calendar'],
  duties: ['contracts', 'calendar', 'policy'],
  files: ['contracts', 'calendar'],
  database: ['contracts', 'calendar', 'policy'],
  'event-bus': ['contracts', 'calendar', 'policy', 'database'],
  auth: ['contracts', 'calendar', 'policy', 'database'],
  'service-kit': ['contracts', 'calendar', 'policy', 'duties', 'files', 'database', 'event-bus', 'auth'],
  client: ['contracts'],
  testing: ['contracts', 'calendar', 'policy', 'duties', 'files', 'database', 'event-bus', 'auth', 'service-kit'],
  'service-harness': ['contracts', 'calendar', 'policy', 'duties', 'files', 'database', 'event-bus', 'auth', 'service-kit', 'testing', 'client'],
};
const production = '(?<!\\.spec)\\.ts$';
const npmModule = 'node_modules/';

const layerRules = Object.entries(layers).map(([name, allowed]) => ({
  name: `layer-${name}`,
  comment: `libs/${name} may import only ${allowed.join(', ') || 'nothing of the house'}`,
  severity: 'error',
  from: { path: `^libs/${name}/`, pathNot: '\\.spec\\.ts$|/(test|bench|conformance)/' },
  to: { path: '^(libs|services|tools|lab)/', pathNot: `^libs/(${[name, ...allowed].join('|')})/` },
}));

export const rules = [
  ...layerRules,
  {
    name: 'no-service-to-service', severity: 'error', comment: 'A service asks another by HTTP or hears of it by events',
    from: { path: '^services/(?!all/|standalone/)([^/]+)/' }, to: { path: '^services/', pathNot: '^services/$1/' },
  },
  {
    name: 'a-service-by-its-index', severity: 'error', comment: 'Who starts services, or has a tool for them, does not reach into them',
    from: { path: '^(services/[^/]+|tools/[^/]+|lab)/src/' }, to: { path: '^(services|tools)/', pathNot: '^$1/|^(services|tools)/[^/]+/(src|dist)/index\\.[jt]s$' },
  },
  {
    name: 'tools-on-top', severity: 'error', comment: 'Services run without tools, whoever runs an installation needs none of a developer’s, and nothing needs the lab',
    from: { path: '^(libs/[^/]+|services/[^/]+|tools/operate)/src/', pathNot: '\\.spec\\.ts$' }, to: { path: '^(tools/|lab/)', pathNot: '^$1/' },
  },
  {
    name: 'nothing-needs-the-lab', severity: 'error', comment: 'The lab is neither built at a start nor shipped',
    from: { path: '^(libs|services|tools)/' }, to: { path: '^lab/' },
  },
  {
    name: 'a-library-by-its-index', severity: 'error', comment: 'Packages are entered through what they export',
    from: { path: '^(libs|services|tools)/([^/]+)/|^lab/' },
    to: { path: '^libs/', pathNot: '^$1/$2/|^libs/[^/]+/(src|dist)/(index|server/index|conformance/index|broker/index|browser/index|not-run/index|people/index)\\.[jt]s$' },
  },
  {
    name: 'referrals-upon-cases', severity: 'error', comment: 'Moves of a referral change its case; a case knows of no move',
    from: { path: '^services/referral-desk/src/case/', pathNot: '\\.spec\\.ts$' }, to: { path: '^services/referral-desk/src/referral/', reachable: true },
  },
  {
    name: 'pure-libraries', severity: 'error', comment: 'contracts, policy and calendar decide without Node, network or clock',
    from: { path: `^libs/(contracts|policy|calendar)/src/.*${production}` },
    to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown', 'undetermined'], pathNot: `${npmModule}zod/|^(libs)/|${npmModule}@referrals/` },
  },
  {
    name: 'pure-decisions', severity: 'error', comment: '*.domain.ts imports no Nest, no database, no Node: time and facts are arguments',
    from: { path: '\\.domain\\.ts$' },
    to: { path: `^(libs/(database|event-bus|auth|service-kit|testing|service-harness)/)|${npmModule}(?!zod/|@referrals/)|^node:`, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'pure-decisions-no-node', severity: 'error', comment: '*.domain.ts imports nothing of Node',
    from: { path: '\\.domain\\.ts$' }, to: { dependencyTypes: ['core'] },
  },
  {
    name: 'one-way-to-the-database', severity: 'error', comment: 'SQL goes through Tx: only the database and bus libraries hold connections',
    from: { path: `^(libs/(?!database/|event-bus/|testing/|service-harness/)|services/|tools/operate/).*${production}`, pathNot: '/(bench|test)/' }, to: { path: `${npmModule}pg/` },
  },
  {
    name: 'one-way-to-the-broker', severity: 'error', comment: 'KafkaJS stands behind the port Transport: another client would take its place there',
    from: { path: `^(libs|services|tools|lab)/.*${production}`, pathNot: '^libs/event-bus/(src|dist)/(kafka|conformance)/|^lab/stock-nest/' }, to: { path: `${npmModule}kafkajs/`, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'publishing-by-outbox-only', severity: 'error', comment: 'Services publish by their outbox and listen by @OnEvent: a client that publishes would publish what was not committed, and who listens otherwise is in no list',
    from: { path: `^(services|tools|lab/src)/.*${production}` }, to: { path: `${npmModule}@nestjs/microservices/` },
  },
  {
    name: 'no-test-code-in-production', severity: 'error', comment: 'libs/testing and libs/service-harness serve specs, tools of developers and the lab only',
    from: { path: '^(libs/(?!testing/|service-harness/)|services/|tools/operate/)', pathNot: '\\.spec\\.ts$|/(test|conformance)/' }, to: { path: '^libs/(testing|service-harness)/' },
  },
  {
    name: 'one-way-to-rows', severity: 'error', comment: 'TypeORM describes tables in *.entity.ts and reads and writes rows inside a Tx: a repository or a data source of its own would leave the transaction, the trail and the outbox',
    from: { path: '^(libs|services|tools|lab/src)/', pathNot: '^libs/database/src/rows/|\\.entity\\.ts$|^libs/database/dist/' }, to: { path: `${npmModule}typeorm/` },
  },
  {
    name: 'one-way-to-check-input', severity: 'error', comment: 'HTTP is described and checked by the field decorators of the kit, which are check and document at once',
    from: { path: '^(libs|services|tools|lab/src)/', pathNot: '^libs/service-kit/(src|dist)/http/' }, to: { path: `${npmModule}class-(validator|transformer)/` },
  },
  {
    name: 'one-way-to-describe', severity: 'error', comment: 'What a document says of a field or a route comes from the decorator that checks it',
    from: { path: '^(libs|services|tools|lab/src)/', pathNot: '^libs/service-kit/(src|dist)/http/' }, to: { path: `${npmModule}@nestjs/(swagger|mapped-types)/`, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'no-zod-in-http', severity: 'error', comment: 'HTTP is checked by classes, zod checks events, settings, claims and policy facts: controllers, DTOs, lists and their cursors, the kit’s HTTP',
    from: { path: '\\.(controller|dto|query)\\.ts$|/(page|place-cursor|form-fields|worklist-(filter|item))\\.ts$|^libs/service-kit/(src|dist)/http/' }, to: { path: `${npmModule}zod/` },
  },
  {
    name: 'the-peer-stands-alone', severity: 'error', comment: 'The stock flow that measurements compare with is imported by nobody, and Nest’s TypeORM module, whose pool and transactions are its own, is used by nothing else',
    from: { path: '^(libs|services|tools|lab)/', pathNot: '^lab/stock-nest/' },
    to: { path: `^lab/stock-nest/|${npmModule}@nestjs/typeorm/` },
  },
  {
    name: 'the-console-alone', severity: 'error', comment: 'The console knows the house by its API’s document only: it imports nothing of it',
    from: { path: '^services/console/' }, to: { path: '^(libs|tools|lab)/|^services/(?!console/)|^node_modules/@referrals/' },
  },
  {
    name: 'nothing-imports-the-console', severity: 'error', comment: 'Services serve what was built of it',
    from: { path: '^(libs|tools|lab|services/(?!console/)[^/]+)/' }, to: { path: '^services/console/' },
  },
  {
    name: 'two-apps', severity: 'error', comment: 'The phone’s program stays small: phone, desk and worker share src/shared and nothing else, and that is of no framework',
    from: { path: '^services/console/src/([^/]+)/' }, to: { path: '^services/console/src/', pathNot: '^services/console/src/($1|shared)/' },
  },
  {
    name: 'shared-has-no-framework', severity: 'error', comment: 'What both programs of the console use is plain',
    from: { path: '^services/console/src/shared/' }, to: { path: `${npmModule}(react|react-dom|preact|antd|@ant-design|@tanstack)/` },
  },
  { name: 'no-circle', severity: 'error', comment: 'No file imports itself through others', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
];
