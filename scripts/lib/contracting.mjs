/**
 * What in a migration takes something away from the release before, which runs beside the new one during an upgrade. Text is looked
 * at, not meaning: a migration that only looks like it says why it may, and a function that is replaced by another is not seen.
 */
const KINDS = [
  [/\bDROP\b(?! NOT NULL)/, 'DROP'],
  [/\bRENAME\b/, 'RENAME'],
  [/^ALTER TABLE\b.*\bALTER (?:COLUMN )?\S+ (?:SET DATA )?TYPE\b/, 'ALTER … TYPE'],
  [/\bSET NOT NULL\b/, 'SET NOT NULL'],
  [/^REVOKE\b/, 'REVOKE'],
  [/^TRUNCATE\b/, 'TRUNCATE'],
  [/^ALTER TABLE\b.*\bADD (?:CONSTRAINT|CHECK|UNIQUE|PRIMARY KEY|FOREIGN KEY|EXCLUDE)\b/, 'ADD CONSTRAINT'],
  [/^CREATE UNIQUE INDEX\b/, 'CREATE UNIQUE INDEX'],
  [/\bALTER TABLE\b.*\b(?:ENABLE|(?<!NO )FORCE) ROW LEVEL SECURITY\b/, 'ROW LEVEL SECURITY'],
  [/\bALTER TABLE\b.*\b(?:DISABLE|NO FORCE) ROW LEVEL SECURITY\b/, 'LESS ROW LEVEL SECURITY'],
  [/\bCREATE POLICY \S+ ON \S+ AS RESTRICTIVE\b/, 'RESTRICTIVE POLICY'],
];

/** Statements without comments, on one line, in capitals. Those of a body between dollars are statements too. */
function statementsOf(sql) {
  return sql.replaceAll(/--.*$/gm, '').replaceAll(/\/\*[\s\S]*?\*\//g, '').split(/;|\$\w*\$/)
    .map((statement) => statement.replaceAll(/\s+/g, ' ').trim().toUpperCase()).filter(Boolean);
}

/** `ADD a …, ADD b …` in its parts: commas within brackets do not count. */
function actionsOf(statement) {
  let depth = 0;
  const parts = [''];
  for (const letter of statement) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

const tableOf = (statement) => /^(?:CREATE|ALTER) TABLE (?:IF (?:NOT )?EXISTS )?(?:ONLY )?([\w."]+)/.exec(statement)?.[1] ?? /^CREATE (?:UNIQUE INDEX|POLICY) .*? ON (?:ONLY )?([\w."]+)/.exec(statement)?.[1];

/** Which tables a migration gives policies; `%I` where it goes through several. */
const policed = (statements) => new Set(statements.map((statement) => /\bCREATE POLICY \S+ ON ([\w."%]+)(?![\w."%]| AS RESTRICTIVE)/.exec(statement)?.[1]));

/** Protects a table and says in the same file who sees its rows: whoever had rights may go on, as far as the policies let them. */
function protects(statement, tables) {
  const name = /\bALTER TABLE (?:IF EXISTS )?(?:ONLY )?([\w."%]+) (?:ENABLE|FORCE) ROW LEVEL SECURITY(?:, (?:ENABLE|FORCE) ROW LEVEL SECURITY)*(?:'|$)/.exec(statement)?.[1];
  return name !== undefined && tables.has(name);
}

function kindsOf(statement) {
  const kinds = KINDS.filter(([form]) => form.test(statement)).map(([, kind]) => kind);
  const addsUnfilled = statement.startsWith('ALTER TABLE') && actionsOf(statement)
    .some((action) => /\bADD (?!CONSTRAINT|CHECK|UNIQUE|PRIMARY|FOREIGN|EXCLUDE)/.test(action) && /\bNOT NULL\b/.test(action) && !/\b(?:DEFAULT|GENERATED)\b/.test(action));
  return addsUnfilled ? [...kinds, 'ADD COLUMN NOT NULL without DEFAULT'] : kinds;
}

/**
 * Kinds of what a migration takes away, each once. What is done to a table it makes itself takes nothing from anybody, nor does an index
 * that it makes again under its name in another form; unless any of `all` the migrations made it unique, which the release before may
 * lean on (ON CONFLICT). Row security with its policies is protection; whether each role that has rights has a policy is asked of the
 * database at each start.
 */
export function contractionsOf(sql, all) {
  const statements = statementsOf(sql);
  const made = new Set(statements.filter((statement) => statement.startsWith('CREATE TABLE')).map(tableOf));
  const plain = new Set(statements.map((statement) => /^CREATE INDEX (\w+)/.exec(statement)?.[1]));
  const unique = new Set(statementsOf(all).map((statement) => /^CREATE UNIQUE INDEX (\w+)/.exec(statement)?.[1]));
  const remade = (statement) => {
    const name = /^DROP INDEX (\w+)$/.exec(statement)?.[1];
    return name !== undefined && plain.has(name) && !unique.has(name);
  };
  const tables = policed(statements);
  return [...new Set(statements.filter((statement) => !made.has(tableOf(statement)) && !remade(statement) && !protects(statement, tables)).flatMap(kindsOf))];
}

const older = (one, other) => one.split('.').map(Number).reduce((order, part, index) => order || part - Number(other.split('.')[index]), 0) < 0;

/**
 * Why a migration may not be released; undefined when it may. `-- contract: 0.2.0` says that nothing since release 0.2.0 uses what
 * goes, so 0.2.0 runs beside the release that takes it away.
 */
export function refusalOf(sql, version, all) {
  const kinds = contractionsOf(sql, all);
  const since = /^-- contract: (\S+)$/m.exec(sql)?.[1];
  if (kinds.length === 0) return since === undefined ? undefined : 'says "-- contract:", but takes nothing away';
  if (since === undefined) return `takes something away (${kinds.join(', ')}) that the release before may use: expand now, contract in a later release, with "-- contract: <release since which nothing uses it>"`;
  if (!/^\d+\.\d+\.\d+$/.test(since)) return `"-- contract: ${since}" names no release`;
  return older(since, version) ? undefined : `"-- contract: ${since}": the release before ${version} uses it still; contract in the release after ${since}`;
}
