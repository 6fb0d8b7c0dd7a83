import { expect, it } from '@jest/globals';
import { hear, NOTHING_HEARD, type Answered, type Heard } from './bell-heard';

const after = (...answers: readonly Answered[]): Heard => answers.reduce(hear, NOTHING_HEARD);
const [one, two, none] = [{ new: 1, urgent: 0 }, { new: 2, urgent: 0 }, { new: 0, urgent: 0 }];

it('rings when more came, not for what lay there', () => {
  expect(after(one)).toEqual({ last: one, isRinging: false });
  expect(after(one, two).isRinging).toBe(true);
  expect(after(one, { new: 1, urgent: 1 }).isRinging).toBe(true);
});

it('goes on until nothing is left, and no longer', () => {
  expect(after(one, two, one).isRinging).toBe(true);
  expect(after(one, two, none).isRinging).toBe(false);
});

it('rings for what came while nobody answered', () => {
  expect(after(one, 'SILENT')).toEqual({ last: one, isRinging: false, deaf: 'SILENT' });
  expect(after(one, 'SILENT', two)).toEqual({ last: two, isRinging: true });
});

it('says that it hears nothing any more', () => {
  expect(after(one, two, 'OVER')).toEqual({ last: two, isRinging: true, deaf: 'OVER' });
});
