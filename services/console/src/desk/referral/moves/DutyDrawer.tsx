import { shared } from '../../../shared/words/shared';
import { work } from '../../../shared/words/work';
import type { DutyAction } from '../../../shared/codes';
import { sentAs } from '../../form/body-of';
import type { FormInput } from '../../form/field';
import { FieldsDrawer } from '../../form/FieldsDrawer';
import { useMove } from '../../use-move';
import type { Duty } from '../types';

export type DutyMove = DutyAction;

const PATHS = {
  extend: '/api/referral-desk/duties/{id}/extend', pause: '/api/referral-desk/duties/{id}/pause', resume: '/api/referral-desk/duties/{id}/resume', waive: '/api/referral-desk/duties/{id}/waive',
} as const satisfies Record<DutyMove, string>;

interface DutyDrawerProps { readonly duty: Duty; readonly move: DutyMove; readonly onClose: () => void }

/** Moves a duty's date, on a document and for a reason. */
export function DutyDrawer({ duty, move: name, onClose }: DutyDrawerProps) {
  const move = useMove(PATHS[name]);
  return (
    <FieldsDrawer
      {...move} of={duty.id} title={`${shared.referral.dutyAction[name]}${shared.colon}${shared.locale === 'zh-CN' ? duty.zh : duty.en}`} verb={work.moves.verb[name]} fields={fieldsOf(name, duty)} onClose={onClose}
      onSend={(body) => move.send({ parts: { id: duty.id }, version: duty.version, body: sentAs(body) })}
    />
  );
}

function fieldsOf(name: DutyMove, { extensions }: Duty): readonly FormInput[] {
  const words = work.moves;
  const note: FormInput = { name: 'note', label: words.reasonNote, kind: 'long' };
  const authority: FormInput = { name: 'authority', label: words.authority, kind: 'text', isRequired: true };
  switch (name) {
    case 'extend': return [{ name: 'code', label: words.extension, kind: 'choice', choices: Object.fromEntries(extensions.map(({ code, zh }) => [code, zh])), isRequired: true }, authority, note];
    case 'pause': return [{ name: 'until', label: words.until, kind: 'moment', isRequired: true }, { name: 'reason', label: words.reason, kind: 'choice', choices: words.pauseReason, isRequired: true }, authority, note];
    case 'waive': return [{ name: 'reason', label: words.reason, kind: 'choice', choices: words.waiveReason, isRequired: true }, authority, note];
    case 'resume': return [note];
  }
}
