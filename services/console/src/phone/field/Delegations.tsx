import { useState } from 'preact/hooks';
import { dayText } from '../../shared/dates';
import { ApiError } from '../../shared/problem';
import { field } from '../../shared/words/field';
import { report } from '../../shared/words/report';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import { doubtDelegation, type Delegation, type Doubt } from './care';
import { DelegationEntry } from './DelegationEntry';

interface DelegationsProps { readonly child: string; readonly delegations: readonly Delegation[]; readonly onChanged: () => void }

/** Who looks after the child in the parents' stead, and that somebody is not fit to. With a line only: it changes what others see. */
export function Delegations({ child, delegations, onChanged }: DelegationsProps) {
  const [problem, setProblem] = useState<string>();
  const doubt = (rid: string, because: string): void => {
    doubtDelegation(child, rid, because as Doubt).then(onChanged, (error: unknown) => { setProblem(error instanceof ApiError ? error.title : shared.failed); });
  };
  return (
    <section class="card">
      <h2>{field.delegations}</h2>
      {problem === undefined ? null : <p role="alert" class="error">{problem}</p>}
      {delegations.length === 0 ? <p>{field.noDelegation}</p> : null}
      {delegations.map(({ id, name, relation, from, state, allowedActions }) => (
        <div key={id}>
          <p><strong>{name}</strong> · {wordOf(field.relations, relation)} · {dayText(from)} · {wordOf(field.delegationState, state)}</p>
          {allowedActions.includes('doubt') ? (
            <div class="field">
              <label for={`doubt-${id}`}>{field.doubt}</label>
              <select id={`doubt-${id}`} value="" onChange={(event) => { if (event.currentTarget.value !== '') doubt(id, event.currentTarget.value); }}>
                <option value="">{report.choose}</option>
                {Object.entries(field.doubts).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
              </select>
            </div>
          ) : null}
        </div>
      ))}
      <DelegationEntry child={child} onAdded={onChanged} />
    </section>
  );
}
