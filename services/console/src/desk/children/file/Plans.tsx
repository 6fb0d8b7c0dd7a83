import { childWords } from '../../../shared/words/children';
import { Changes } from '../../form/Changes';
import { Day } from '../parts/Day';
import { Part } from '../parts/Part';
import { isWorkedOn, type FileView } from './file-view';
import { addPlan } from './problem-forms';

/** 帮扶方案: owed for children of the two highest tiers. */
export function Plans({ file }: { readonly file: FileView }) {
  const isOwed = file.tier === 'RAISED' || file.tier === 'HIGH';
  if (file.detail === null || (file.plans.length === 0 && !isOwed)) return null;
  return (
    <Part title={childWords.file.plans} buttons={isWorkedOn(file) ? <Changes version={file.version} forms={[addPlan(file.id)]} /> : null}>
      {file.plans.length === 0 ? <p className="sub">{childWords.none}</p> : file.plans.map(({ id, measures, from, reviewOn }) => <div key={id}><p>{measures}</p><p className="sub"><Day on={from} /> · {childWords.file.review} <Day on={reviewOn} /></p></div>)}
    </Part>
  );
}
