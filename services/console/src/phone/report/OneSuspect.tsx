import { report } from '../../shared/words/report';
import { shared } from '../../shared/words/shared';
import type { SuspectForm } from './form';

interface OneSuspectProps { readonly suspect: SuspectForm; readonly place: number; readonly onChange: (suspect: SuspectForm) => void; readonly onRemove: () => void }

export function OneSuspect({ suspect, place, onChange, onRemove }: OneSuspectProps) {
  const id = `suspects[${place}]`;
  return (
    <fieldset class="card suspect">
      <legend>{report.suspectNumber(place + 1)}</legend>
      <div class="field">
        <label for={`${id}.relation`}>{report.relation}</label>
        <select id={`${id}.relation`} value={suspect.relation} onChange={(event) => { onChange({ ...suspect, relation: event.currentTarget.value as SuspectForm['relation'] }); }}>
          {Object.entries(shared.relation).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
        </select>
      </div>
      <div class="field">
        <label for={`${id}.withChildNow`}>{report.withChild}</label>
        <select id={`${id}.withChildNow`} value={suspect.withChildNow ?? 'UNKNOWN'} onChange={(event) => { onChange({ ...suspect, withChildNow: event.currentTarget.value as NonNullable<SuspectForm['withChildNow']> }); }}>
          {Object.entries(shared.withChildNow).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
        </select>
      </div>
      <label class="switch">
        <input type="checkbox" checked={suspect.cohabiting ?? false} onChange={(event) => { onChange({ ...suspect, cohabiting: event.currentTarget.checked }); }} />
        <span>{report.livesWith}</span>
      </label>
      <p><button class="button" type="button" onClick={onRemove}>{report.removeSuspect}</button></p>
    </fieldset>
  );
}
