import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import { rowStatements } from './row-statements.mjs';
import { rules } from './rules.mjs';

const here = dirname(fileURLToPath(import.meta.url));
// Our own build is left out; a package's `dist` is what an import of it leads to.
const BUILT = '^((libs|services|tools)/[^/]+|lab)/dist/';
const options = (baseDir) => ({
  baseDir, validate: true, ruleSet: { forbidden: rules }, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' },
  exclude: { path: `${BUILT}|^fences/` }, enhancedResolveOptions: { conditionNames: ['@referrals/source', 'import', 'node', 'default'], exportsFields: ['exports'], extensions: ['.ts', '.tsx', '.js', '.mjs'] },
});

async function violations(baseDir, excludeFences = true) {
  const settings = options(baseDir);
  if (!excludeFences) settings.exclude = { path: BUILT };
  const { output } = await cruise(['libs', 'services', 'tools', 'lab'].filter((name) => readdirSync(baseDir).includes(name)), settings);
  return output.summary;
}

let failed = 0;
let passed = 0;
const say = (line) => process.stdout.write(`${line}\n`);

const house = await violations(join(here, '..'));
for (const { rule, from, to } of house.violations) say(`BROKEN ${rule.name}: ${from} → ${to}`);
say(`${house.totalCruised} modules, ${house.totalDependenciesCruised} imports, ${house.violations.length} broken fences`);
if (house.violations.length > 0 || house.totalDependenciesCruised < 100) failed += 1; else passed += 1;

// A fence that catches nothing is no fence: each has a fixture that breaks it.
for (const { name } of rules) {
  let caught = false;
  try {
    caught = (await violations(join(here, 'fixtures', name), false)).violations.some(({ rule }) => rule.name === name);
  } catch (error) {
    say(`${name}: ${error.message}`);
  }
  if (caught) passed += 1; else { failed += 1; say(`NOT CAUGHT ${name}`); }
}
const sql = rowStatements(join(here, '..'));
for (const place of sql.found) say(`BROKEN rows-as-sql: ${place}: one table's rows go by tx.manager (find, insert, update, delete); SQL is for sets, pictures, functions and locks`);
if (sql.found.length > 0 || sql.seen < 20) failed += 1; else passed += 1;

// Of its fixture it must find every line that says so, and no other.
const fixture = join(here, 'fixtures', 'rows-as-sql');
const caught = rowStatements(fixture).found;
const meant = [...new Set(caught.map((place) => place.split(':')[0]))].flatMap((file) =>
  readFileSync(join(fixture, file), 'utf8').split('\n').flatMap((line, index) => (/\/[/*] caught/.test(line) ? [`${file}:${index + 1}`] : [])));
for (const place of meant.filter((one) => !caught.includes(one))) say(`NOT CAUGHT rows-as-sql: ${place}`);
for (const place of caught.filter((one) => !meant.includes(one))) say(`CAUGHT THOUGH NOT FOR ROWS rows-as-sql: ${place}`);
if (meant.length > 0 && meant.join() === caught.join()) passed += 1; else failed += 1;
say(`fences: ${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
