import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import { rules } from './rules.mjs';

const here = dirname(fileURLToPath(import.meta.url));
// Our own build is left out; a package's `dist` is what an import of it leads to.
const BUILT = '^(libs|services)/[^/]+/dist/';
const options = (baseDir) => ({
  baseDir, validate: true, ruleSet: { forbidden: rules }, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' },
  exclude: { path: `${BUILT}|^fences/` }, enhancedResolveOptions: { conditionNames: ['@referrals/source', 'import', 'node', 'default'], exportsFields: ['exports'], extensions: ['.ts', '.js', '.mjs'] },
});

async function violations(baseDir, excludeFences = true) {
  const settings = options(baseDir);
  if (!excludeFences) settings.exclude = { path: BUILT };
  const { output } = await cruise(['libs', 'services'].filter((name) => readdirSync(baseDir).includes(name)), settings);
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
say(`fences: ${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
