import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/*
 * One table's rows by its columns go by `tx.manager`; SQL is for what TypeORM cannot say. A text is SQL for rows when it reads columns as
 * they are, or writes values as they are given, in one table: no second query, no function of PostgreSQL, nothing computed, nothing locked,
 * answered by a write or kept on a conflict. Text with a call in it is a part of a statement that is put together elsewhere.
 */
const NAME = '[\\w."]+';
const TABLE = `(?<table>${NAME})(?: (?:AS )?(?!(?:SET|WHERE|ORDER|LIMIT|OFFSET)\\b)\\w+)?`;
const COLUMN = `(?:${NAME}|\\*|count\\((?:\\*|1)\\))(?:::\\w+)?(?: (?:AS )?${NAME})?`;
const VALUE = `(?:\\$\\d+|-?\\d+|null|true|false|default|'[^']*')(?:::\\w+(?:\\[\\])?)?`;
const REST = '(?<rest>(?: (?:WHERE|ORDER BY|LIMIT|OFFSET) .*)?)';
const ROWS = [
  `SELECT (?!DISTINCT\\b)${COLUMN}(?:, ?${COLUMN})* FROM ${TABLE}${REST}`,
  `INSERT INTO ${TABLE} ?\\([^()]*\\) ?VALUES ?(?:\\( ?${VALUE}(?: ?, ?${VALUE})* ?\\)(?:, ?)?)+`,
  `UPDATE (?:ONLY )?${TABLE} SET ${NAME} ?= ?${VALUE}(?:, ?${NAME} ?= ?${VALUE})*${REST}`,
  `DELETE FROM (?:ONLY )?${TABLE}${REST}`,
].map((form) => new RegExp(`^${form}$`, 'i'));
const MORE_THAN_ROWS = /\b(?:SELECT|RETURNING|FOR (?:NO KEY |KEY )?(?:UPDATE|SHARE)|GROUP BY|UNION|COLLATE)\b|\b(?!(?:ANY|ALL|IN|AND|OR|NOT|WHERE)\b)\w+ ?\(/i;

/** The tables of libs/database (trail, outbox, inbox …) have no entities: what touches them is SQL wherever it stands. */
const shared = globSync(join(dirname(fileURLToPath(import.meta.url)), '..', 'libs', 'database', 'migrations', '*.sql'))
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/CREATE TABLE (\w+)/g)].map(([, table]) => table));

/** Whether a text is SQL for one table's rows. */
export function isForRows(text) {
  const sql = text.replaceAll(/--.*$/gm, ' ').replaceAll(/\/\*[^]*?\*\//g, ' ').replaceAll(/\s+/g, ' ').replace(/;? *$/, '').trim();
  const { table, rest = '' } = ROWS.map((form) => form.exec(sql)).find((found) => found !== null)?.groups ?? {};
  return table !== undefined && !shared.includes(table) && !MORE_THAN_ROWS.test(rest);
}

/** Every statement for rows in the services of a folder, as `file:line`, and how many texts of SQL were looked at. */
export function rowStatements(base) {
  const files = globSync('{services/*,tools/operate}/src/**/*.ts', { cwd: base }).filter((file) => !file.endsWith('.spec.ts')).sort();
  const found = [];
  let seen = 0;
  for (const file of files) {
    const source = ts.createSourceFile(file, readFileSync(join(base, file), 'utf8'), ts.ScriptTarget.Latest, true);
    for (const { node, text } of texts(source)) {
      if (/^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\s/.test(text)) seen += 1;
      if (isForRows(text)) found.push(`${file.replaceAll('\\', '/')}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
    }
  }
  return { found, seen };
}

/** Strings, templates and sums of them, each as the whole it is. */
function texts(source) {
  const constants = new Map();
  const name = (node) => {
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isIdentifier(node.name)) constants.set(node.name.text, node.initializer);
    ts.forEachChild(node, name);
  };
  name(source);
  const found = [];
  const look = (node) => {
    const text = textOf(node, constants);
    if (text !== undefined) found.push({ node, text });
    if (text === undefined || ts.isTemplateExpression(node)) ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

/** What a string, template or sum of them says; a name stands for what it is in this file, else for itself. */
function textOf(node, constants, depth = 0) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) return node.head.text + node.templateSpans.map(({ expression, literal }) => inside(expression, constants, depth) + literal.text).join('');
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
  const sides = [node.left, node.right].map((side) => textOf(side, constants, depth));
  if (sides.every((side) => side === undefined)) return undefined;
  return sides.map((side, index) => side ?? inside(index === 0 ? node.left : node.right, constants, depth)).join('');
}

function inside(node, constants, depth) {
  if (ts.isIdentifier(node)) {
    const meant = depth < 5 ? constants.get(node.text) : undefined;
    return (meant && textOf(meant, constants, depth + 1)) ?? node.text;
  }
  return textOf(node, constants, depth + 1) ?? (ts.isPropertyAccessExpression(node) ? node.name.text : 'call()');
}
