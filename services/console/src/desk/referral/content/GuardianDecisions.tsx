import type { components } from '#api';
import { work } from '../../../shared/words/work';
import { wordOf } from '../../../shared/words/word-of';
import { Desk } from '../../parts/Names';
import { When } from '../../parts/When';

/** Whether the guardians were told, and why. */
export function GuardianDecisions({ decisions }: { readonly decisions: readonly components['schemas']['GuardianDecisionView'][] }) {
  if (decisions.length === 0) return null;
  const words = work.referral;
  return (
    <>
      <h3>{words.guardians}</h3>
      <ul className="story">
        {decisions.map((one) => (
          <li key={one.at}>
            <strong>{one.told ? words.told : words.notTold}</strong> {one.how === null ? null : wordOf(work.moves.ways, one.how)} {one.reason}
            <small className="sub"><When at={one.at} /> <Desk id={one.desk} /></small>
          </li>
        ))}
      </ul>
    </>
  );
}
