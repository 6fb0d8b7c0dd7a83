import { describe, expect, it } from '@jest/globals';
import { answered, EMPTY } from './form';
import { missingIn, stepOf, toBody } from './to-body';

describe('a report that is written', () => {
  it('is posted as the API asks, and what was not answered is left out', () => {
    let form = answered(EMPTY, 'narrative', ' 手臂有淤青 ');
    form = answered(answered(form, 'child.sex', 'FEMALE'), 'child.guardian.phone', '13000000000');
    form = answered(answered(form, 'situations', ['MR04']), 'concerns', []);
    form = answered(answered(answered(form, 'danger', 'NONE'), 'danger', undefined), 'called110.called', false);
    expect(toBody({ ...form, suspects: [{ relation: 'RELATIVE' }] })).toEqual({
      narrative: '手臂有淤青', situations: ['MR04'], called110: { called: false }, suspects: [{ relation: 'RELATIVE' }],
      child: { sex: 'FEMALE', guardian: { phone: '13000000000' } },
    });
  });

  it('tells nothing else of a child who is not known', () => {
    expect(toBody(answered(answered(EMPTY, 'child.name', '某'), 'child.unknown', true)).child).toEqual({ unknown: true });
  });

  it('needs something that happened, and a child or that it is not known', () => {
    expect(missingIn(EMPTY)).toEqual(['narrative', 'child.name']);
    expect(missingIn(answered(answered(EMPTY, 'concerns', ['DROPOUT']), 'child.unknown', true))).toEqual([]);
    expect(missingIn(answered(answered(EMPTY, 'narrative', '  '), 'child.age', '八岁左右'))).toEqual(['narrative']);
  });

  it.each([['narrative', 'what'], ['situations[0]', 'what'], ['child.guardian.phone', 'child'], ['school', 'child'], ['reporter.phone', 'place'], ['childNow', 'place'], ['suspects[0].relation', 'place']])(
    'shows a problem of %s at step %s', (field, step) => expect(stepOf(field)).toBe(step),
  );
});
