import { administration } from '../../shared/words/administration';
import { FormDrawer } from '../parts/FormDrawer';
import { FormField } from '../parts/FormField';
import { useUnsent } from '../typed/use-unsent';
import { useMove } from '../use-move';
import type { Service } from './services';

export interface EventMove {
  readonly move: 'REPLAY' | 'DISMISS' | 'DISMISS_UNKNOWN';
  /** Key that waits, or id of a message that is no event of ours. */
  readonly id: string;
  /** What the service says of it: a code and an English sentence for whoever mends it. */
  readonly reason: string;
}

interface EventDrawerProps { readonly service: Service; readonly of: EventMove; readonly name: string; readonly onClose: () => void }

/** One message is sent again or given up, with a reason that is kept beside who did it. */
export function EventDrawer({ service, of: { move, id, reason: said }, name, onClose }: EventDrawerProps) {
  const words = administration.event;
  const { values: { reason }, change } = useUnsent(`${move} ${id}`, () => ({ reason: '' }));
  const replaying = useMove(`/api/${service}/bus/waiting/{key}/replay`);
  const dismissing = useMove(`/api/${service}/bus/waiting/{key}/dismiss`);
  const discarding = useMove(`/api/${service}/bus/quarantine/{id}/dismiss`);
  const used = { REPLAY: replaying, DISMISS: dismissing, DISMISS_UNKNOWN: discarding }[move];
  const submit = async (): Promise<void> => {
    const body = { reason };
    const done = move === 'DISMISS_UNKNOWN' ? await discarding.send({ parts: { id }, body }) : await (move === 'REPLAY' ? replaying : dismissing).send({ parts: { key: id }, body });
    if (done !== undefined) onClose();
  };
  const verb = move === 'REPLAY' ? words.replay : words.dismiss;
  return (
    <FormDrawer
      title={verb} verb={verb} isOpen isDirty={reason !== ''} isSending={used.isSending} isSlow={used.isSlow} problem={used.problem} hasChanged={used.hasChanged}
      onSubmit={() => { void submit(); }} onClose={onClose}
    >
      <p><strong>{name}</strong></p>
      <p>{move === 'REPLAY' ? words.replayMeans : words.dismissMeans}</p>
      <details><summary>{words.detail}</summary><p lang="en">{said}</p></details>
      <FormField name="reason" label={words.why} isRequired problem={used.problem}>{(attributes) => <textarea {...attributes} rows={3} value={reason} onChange={(event) => { change(() => ({ reason: event.target.value })); }} />}</FormField>
    </FormDrawer>
  );
}
