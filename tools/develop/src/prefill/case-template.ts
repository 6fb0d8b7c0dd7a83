import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { trailHash, type TrailEntry } from '@referrals/database';
import { dutyId } from '@referrals/duties';
import type { KeyRing, Sealed } from '@referrals/service-kit';
import type { CaseRows } from './read-cases.js';
import { SlottedText, type Values, type Vocabulary } from './slotted-text.js';

export type Link = TrailEntry & { readonly hash: string };

/** Which sealed or indexed column is made anew for each copy, and what binds it to its row. */
const MADE: Readonly<Record<string, (value: (column: string) => string, report: string) => string>> = {
  'mandatory_reporting.reporter_identity': (_, report) => `reporter ${report}`,
  'mandatory_reporting.routing_facts': (_, report) => `facts ${report}`,
  'mandatory_reporting.report_story': (value, report) => `story ${report} ${value('part')}`,
  'mandatory_reporting.report_suspicion': (value, report) => `suspicion ${report} ${value('part')}`,
};

/** A duty's id says of what it is the duty. */
interface DutyIds { readonly id: number; readonly clock: string; readonly names: readonly [number, number, number] }

interface Maker { readonly text: string; make(report: string, n: number): string }

/**
 * A worked case as a pattern for others like it: the same rows with other ids, moments, receipt number and child, its sealed parts
 * sealed for the new case and its chains hashed anew. Whoever reads a copy cannot tell it from one that was worked here.
 */
export class CaseTemplate {
  readonly rowCount: number;
  private readonly ids: readonly string[];
  private readonly rows: readonly { readonly table: string; readonly text: SlottedText }[];
  private readonly links: readonly { readonly entry: Link; readonly canonical: SlottedText }[];
  private readonly makers: readonly Maker[];
  private readonly duties: readonly DutyIds[];
  private readonly filedMs: number;
  private copies = 0;

  constructor(rows: CaseRows, chains: readonly (readonly Link[])[], private readonly keys: KeyRing) {
    this.ids = [...rows.ids];
    const links = chains.flat();
    const vocabulary: Vocabulary = {
      ids: new Map(this.ids.map((id, index) => [id, index])), number: rows.number, hashes: new Map(links.map(({ hash }, index) => [hash, index])),
    };
    this.makers = rows.tables.flatMap(({ table, columns, rows: lines }) => lines.flatMap((line) => this.makerOf(table, columns, line.split('\t'), rows.reportId)));
    const made = new Map(this.makers.map(({ text }, index) => [text, index]));
    this.rows = rows.tables.flatMap(({ table, rows: lines }) => lines.map((line) => ({ table, text: SlottedText.of(line, vocabulary, made) })));
    this.links = links.map((entry) => {
      const { hash: _, ...facts } = entry;
      return { entry, canonical: SlottedText.of(canonicalize(facts) as string, vocabulary) };
    });
    this.duties = rows.tables.filter(({ table }) => table.endsWith('.duty')).flatMap(({ columns, rows: lines }) => lines.map((line) => this.dutyOf(columns, line.split('\t'))));
    this.rowCount = this.rows.length;
    this.filedMs = Date.parse(links[0]?.at ?? '');
    this.reportIndex = this.ids.indexOf(rows.reportId);
  }

  private readonly reportIndex: number;

  /** Gives each row of a copy filed at `filedMs` to `row`. The first copy's hashes are checked against the product's own. */
  copy(n: number, filedMs: number, number: string, newId: (like: string, shiftMs: number) => string, row: (table: string, text: string) => void): void {
    const shiftMs = filedMs - this.filedMs;
    const ids = this.ids.map((id) => newId(id, shiftMs));
    for (const { id, clock, names: [caseId, subject, trigger] } of this.duties) ids[id] = dutyId(ids[caseId] ?? '', clock, ids[subject] ?? '', ids[trigger] ?? '');
    const report = ids[this.reportIndex] ?? '';
    const values: Values = { ids, shiftMs, number, hashes: [], made: this.makers.map((maker) => maker.make(report, n)) };
    for (const { canonical } of this.links) {
      const text = canonical.with(values);
      values.hashes.push(createHash('sha256').update(text).digest('hex'));
      if (this.copies === 0 && trailHash(JSON.parse(text) as TrailEntry) !== values.hashes.at(-1)) throw new Error('A copied trail is not what the product would have made');
    }
    this.copies += 1;
    for (const { table, text } of this.rows) row(table, text.with(values));
  }

  private dutyOf(columns: readonly string[], cells: readonly string[]): DutyIds {
    const value = (column: string): string => cells[columns.indexOf(column)] ?? '';
    const place = (column: string): number => this.ids.indexOf(value(column));
    return { id: place('id'), clock: value('clock'), names: [place('case_id'), place('subject'), place('trigger_event')] };
  }

  private makerOf(table: string, columns: readonly string[], cells: readonly string[], reportId: string): Maker[] {
    const value = (column: string): string => cells[columns.indexOf(column)] ?? '';
    if (table === 'mandatory_reporting.child_index') {
      const field = value('field');
      return [{ text: value('value'), make: (_, n) => this.keys.blindIndex(`child ${field}`, `演示儿童p${n}`) }];
    }
    if (table.endsWith('.kept_answer')) return [value('hash'), value('bridge')].map((text) => ({ text, make: (report) => createHash('sha256').update(`${text} ${report}`).digest('base64url') }));
    const about = MADE[table];
    const sealed = value('sealed');
    if (about === undefined || sealed === String.raw`\N` || sealed === '') return [];
    const plain = this.keys.unseal(sealed as Sealed, about(value, reportId));
    return [{ text: sealed, make: (report) => this.keys.seal(plain, about(value, report)) }];
  }
}
