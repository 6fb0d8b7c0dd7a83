import { shared } from '../../../shared/words/shared';
import { work } from '../../../shared/words/work';
import { wordOf } from '../../../shared/words/word-of';
import { sentAs } from '../../form/body-of';
import type { FormInput, Values } from '../../form/field';
import { FieldsDrawer } from '../../form/FieldsDrawer';
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
      onSend={(body) => move.send({ parts: { id }, version, body: sentAs(body) })}
    />
  );
}

const chosenOf = (name: Name, codes: OfferedCodes | undefined, { code }: Values) => codes?.[name].find((one) => one.code === code);

function fieldsOf(name: Name, codes: OfferedCodes | undefined, values: Values): readonly FormInput[] {
  const words = work.moves;
  const chosen = chosenOf(name, codes, values);
  const agencies = Object.fromEntries((codes?.toAgencies ?? []).map((agency) => [agency, wordOf(shared.agency, agency)]));
  const isNamed = chosen?.handsOverTo === 'NAMED';
  return [
    { name: 'code', label: words.code, kind: 'choice', isRequired: true, choices: Object.fromEntries((codes?.[name] ?? []).map(({ code, label }) => [code, label])) },
    ...(isNamed ? [{ name: 'toAgency', label: words.toAgency, kind: 'choice' as const, choices: agencies, hint: words.outside }] : []),
    ...(chosen?.needsProof === true || isNamed ? [{ name: 'proof', label: words.proof, kind: 'text' as const, isRequired: chosen.needsProof && !isNamed }] : []),
    { name: 'number', label: words.number, kind: 'text', hint: chosen?.asksNumber === true ? words.numberHint : undefined },
    { name: 'text', label: words.text, kind: 'long', hint: words.textHint },
    { name: 'note', label: words.note, kind: 'long' },
    { name: 'at', label: words.at, kind: 'moment' },
    ...(codes?.mayWithhold === true ? [{ name: 'withhold.reason', label: words.withhold, kind: 'long' as const, hint: words.withholdHint }] : []),
  ];
}

/** Null when nothing is told, undefined while nothing is chosen. */
function readBy(name: Name, codes: OfferedCodes | undefined, values: Values): string | null | undefined {
  const chosen = chosenOf(name, codes, values);
  const { text = '', 'withhold.reason': withheld = '' } = values;
  if (chosen === undefined) return undefined;
  if (withheld !== '' || chosen.reporterReads === null) return null;
  return typeof text === 'string' && text !== '' ? text : chosen.reporterReads;
}

function Reads({ text }: { readonly text: string | null | undefined }) {
  if (text === undefined) return null;
  return <div className="reads" role="status">{text === null ? work.moves.readsNothing : <><strong>{work.moves.reads}</strong><p>{text}</p></>}</div>;
}
