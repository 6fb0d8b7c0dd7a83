import { shared } from '../../../shared/words/shared';
import { work } from '../../../shared/words/work';
import { wordOf } from '../../../shared/words/word-of';
import { momentOf, sentAs, type FieldSettings, type FieldValues } from '../../parts/fields';
import { FieldsDrawer } from '../../parts/FieldsDrawer';
import { useMove } from '../../use-move';
import { moveMeans, moveWord } from '../move-words';
import { useCodes, type OfferedCodes } from '../use-codes';
import type { DrawerProps } from './drawer-props';

const PATHS = { decide: '/api/referral-desk/referrals/{id}/decide', conclude: '/api/referral-desk/referrals/{id}/conclude' } as const;
type Name = keyof typeof PATHS;

/** A decision of those the server offers now, with what its document says, and what the reporter will read of it. */
export function DecideDrawer({ detail: { id, version }, name, onClose }: DrawerProps & { readonly name: Name }) {
  const move = useMove(PATHS[name]);
  const codes = useCodes(id);
  return (
    <FieldsDrawer
      {...move} title={moveWord(name)} verb={work.moves.verb[name]} means={moveMeans(name)} onClose={onClose}
      fields={(values) => fieldsOf(name, codes, values)} more={(values) => <Reads text={readBy(name, codes, values)} />}
      onSend={async (values) => (await move.send({ parts: { id }, version, body: sentAs(bodyOf(values)) })) !== undefined}
    />
  );
}

const chosenOf = (name: Name, codes: OfferedCodes | undefined, { code }: FieldValues) => codes?.[name].find((one) => one.code === code);

function fieldsOf(name: Name, codes: OfferedCodes | undefined, values: FieldValues): readonly FieldSettings[] {
  const words = work.moves;
  const chosen = chosenOf(name, codes, values);
  const agencies = Object.fromEntries((codes?.toAgencies ?? []).map((agency) => [agency, wordOf(shared.agency, agency)]));
  const isNamed = chosen?.handsOverTo === 'NAMED';
  return [
    { name: 'code', label: words.code, kind: 'CHOICE', isRequired: true, choices: Object.fromEntries((codes?.[name] ?? []).map(({ code, label }) => [code, label])) },
    ...(isNamed ? [{ name: 'toAgency', label: words.toAgency, kind: 'CHOICE' as const, choices: agencies, hint: words.outside }] : []),
    ...(chosen?.needsProof === true || isNamed ? [{ name: 'proof', label: words.proof, isRequired: chosen.needsProof && !isNamed }] : []),
    { name: 'number', label: words.number, hint: chosen?.asksNumber === true ? words.numberHint : undefined },
    { name: 'text', label: words.text, kind: 'WORDS', hint: words.textHint },
    { name: 'note', label: words.note, kind: 'WORDS' },
    { name: 'at', label: words.at, kind: 'MOMENT' },
    ...(codes?.mayWithhold === true ? [{ name: 'withhold.reason', label: words.withhold, kind: 'WORDS' as const, hint: words.withholdHint }] : []),
  ];
}

/** Null when nothing is told, undefined while nothing is chosen. */
function readBy(name: Name, codes: OfferedCodes | undefined, values: FieldValues): string | null | undefined {
  const chosen = chosenOf(name, codes, values);
  if (chosen === undefined) return undefined;
  if ((values['withhold.reason'] ?? '') !== '' || chosen.reporterReads === null) return null;
  return values['text'] === undefined || values['text'] === '' ? chosen.reporterReads : values['text'];
}

function Reads({ text }: { readonly text: string | null | undefined }) {
  if (text === undefined) return null;
  return <div className="reads" role="status">{text === null ? work.moves.readsNothing : <><strong>{work.moves.reads}</strong><p>{text}</p></>}</div>;
}

function bodyOf({ at, 'withhold.reason': reason, ...values }: FieldValues): object {
  return { ...values, ...(at === undefined ? {} : { at: momentOf(at) }), ...(reason === undefined ? {} : { withhold: { reason } }) };
}
