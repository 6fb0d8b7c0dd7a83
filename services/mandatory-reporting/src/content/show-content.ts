import { toldOf, type Instant } from '@referrals/calendar';
import type { SensitiveRows } from '@referrals/service-kit';
import type { SupplementForm } from '../form/report-form.dto.js';
import { warningsIn, type ToldPart } from '../form/warnings.domain.js';
import { warningView } from '../form/warnings.dto.js';
import { uncheckedIn } from '../form/unchecked.domain.js';
import type { Reporter } from '../form/reporter.dto.js';
import { joinForm } from '../form/join-form.domain.js';
import type { Level } from '../grants/grants.domain.js';
import type { ReportContent } from './content.dto.js';
import type { GuardianDecisionRecord } from '../guardians/guardian-decision.entity.js';
import { ReporterContact, ReportStory, ReportSuspicion, SealedReporter } from './report-parts.entity.js';
import type { CardRow, Keeping } from './report-rows.query.js';
import { maskNumbers, withMask } from './mask.domain.js';
import { withoutTelling } from '../form/split-form.domain.js';

export interface Rows {
  readonly stories: readonly ReportStory[]; readonly suspicions: readonly ReportSuspicion[]; readonly guardians: readonly GuardianDecisionRecord[];
  readonly reporter: SealedReporter | null;
  /** Only where this reader may telephone the reporter. */
  readonly contact: ReporterContact | null;
  readonly keeping: Keeping;
  /** The child's file, as its county says; row security shows it to desks that lead or support. */
  readonly childId: string | undefined;
}

/** The content of a report at a level; to desks with its numbers masked. What the level may not read is left out here, and was not readable in the database either. */
export function showContent(sealed: SensitiveRows, { rank: _rank, own: _own, ...card }: CardRow, level: Level, rows: Rows): ReportContent {
  const shown = { ...card, level };
  if (level === 'NOTICE') return shown;
  const parts = shownParts(sealed, level, rows);
  const filed = parts.find((one) => one.part === 0)?.form ?? {};
  // Reporters read their own words as they told them.
  const clear = <F extends FiledForm>(form: F): F => (level === 'REPORTER' ? form : maskNumbers(form));
  const reporter = level === 'REPORTER' && rows.reporter !== null ? { reporter: ownPart(sealed, rows.reporter) } : {};
  return {
    ...clear(filed), ...shown, ...reporter, ...(level === 'REPORTER' || rows.keeping.keepFrom.length === 0 ? {} : { keepFrom: [...rows.keeping.keepFrom] }),
    ...(level === 'LEAD' && rows.contact !== null ? { reporter: { mayCall: true, ...withMask(sealed.open(ReporterContact, 'sealed', rows.contact), 'phone') } } : {}),
    ...(level === 'REPORTER' || rows.childId === undefined ? {} : { childId: rows.childId }),
    unchecked: uncheckedIn({ ...filed, ...reporter }),
    warnings: warningsIn(parts).filter(({ code }) => code !== 'UNCHECKED').map(warningView),
    supplements: parts.filter((one) => one.part > 0).map(({ form, ...head }) => ({ ...clear(form), ...head, unchecked: uncheckedIn(form) })),
    ...(level === 'REPORTER' ? {} : { guardianDecisions: rows.guardians.map(({ reportId: _reportId, n: _n, toldAt, ...decision }) => ({ ...decision, toldAt: toldAt && toldOf(toldAt) })) }),
  };
}

/**
 * What number and code open, which somebody may have found or seen: which report it is, who leads it, and when something was added. Its stage and the
 * answers that may be told are asked of the desks; story, child and reporter are for who signed in.
 */
export const showReceipt = ({ id, number, filedAt, version, leads }: CardRow, supplementedAt: readonly Instant[]): ReportContent =>
  ({ id, number, filedAt, version, leads, supplementedAt: [...supplementedAt], level: 'REPORTER' });

type ShownPart = Pick<ReportStory, 'part' | 'at' | 'toldBy' | 'desk'> & ToldPart;
type ToldRows = Pick<Rows, 'stories' | 'suspicions'> & { readonly keeping: Pick<Keeping, 'hidden'> };

/** What was told, part by part, as far as a level may read it; to reporters their own words. */
export function shownParts(sealed: SensitiveRows, level: Level, { stories, suspicions, keeping }: ToldRows): ShownPart[] {
  return stories.filter((row) => level !== 'REPORTER' || row.toldBy === 'REPORTER').map((row) => ({
    part: row.part, at: row.at, toldBy: row.toldBy, desk: row.desk,
    form: level === 'SUPPORT' ? forSupport(formOf(sealed, row, []), keeping) : formOf(sealed, row, suspicions),
  }));
}

/** As it was checked when it was filed: nothing of it is checked again. */
type FiledForm = Omit<SupplementForm, 'reporter'>;

function formOf(sealed: SensitiveRows, story: ReportStory, suspicions: readonly ReportSuspicion[]): FiledForm {
  const suspicion = suspicions.find((one) => one.part === story.part);
  const told = sealed.open(ReportStory, 'sealed', story) ?? {};
  return joinForm(story.story, told, suspicion?.suspicion, (suspicion && sealed.open(ReportSuspicion, 'sealed', suspicion)) ?? {});
}

/** What a SUPPORT read while the reporter was not hidden yet is not shown to it any more. */
const forSupport = (form: FiledForm, { hidden }: Pick<Keeping, 'hidden'>): FiledForm => (hidden ? withoutTelling(form) : form);

/** What reporters say of themselves; ids of accounts are not for show. */
function ownPart(sealed: SensitiveRows, row: SealedReporter): Reporter {
  const { staff: _staff, recordedBy: _recordedBy, ...own } = sealed.open(SealedReporter, 'sealed', row);
  return own as Reporter;
}
