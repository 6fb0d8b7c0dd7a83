import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { makeKey } from '../../shared/sealing';
import { openItems, submitItem } from './drafts';
import { allItems, dropItem } from './shelf';
import { who, type Who } from './who';
import { Written } from './written';

interface Form { readonly child: string; readonly text: string }
const PLAN = { kind: 'PROBLEM', path: '/problems' } as const;
const FORM: Form = { child: 'c', text: '演示：还没写完。' };
const formOf = (child: string): Written<Form> => new Written<Form>(PLAN, (form) => form.child === child, ({ text }) => text === '', () => undefined);
const staffBy = (staff: string, key: CryptoKey): Who => ({ kind: 'STAFF', staff, session: 's', key, fieldKey: key, inField: true });

let mine: Who;
beforeEach(async () => {
  mine = staffBy('a', await makeKey());
  who.set(mine);
});
afterEach(async () => {
  await Promise.all((await allItems()).map(({ id }) => dropItem(id)));
  who.set({ kind: 'NOBODY' });
});

it('is found again after a lock by who wrote it, for what they wrote it of, and by nobody else', async () => {
  const written = formOf('c');
  written.write(FORM);
  await written.save();
  who.set({ kind: 'LOCKED' });
  who.set(staffBy('b', await makeKey()));
  expect(await formOf('c').found()).toBeUndefined();
  who.set(mine);
  expect([await formOf('c').found(), await formOf('d').found()]).toEqual([FORM, undefined]);
});

it('is nobody’s draft when the page locks before it was kept', async () => {
  const written = formOf('c');
  written.write(FORM);
  who.set({ kind: 'LOCKED' });
  await written.save();
  expect(await allItems()).toEqual([]);
});

it('is submitted as what it was begun as, and nothing of it stays when it is emptied', async () => {
  const written = formOf('c');
  written.write({ ...FORM, text: '演' });
  await written.save();
  written.write(FORM);
  const taken = await written.take();
  const [kept] = await allItems();
  expect(taken).toMatchObject({ item: { id: kept?.id }, content: { form: FORM } });
  await submitItem(taken!, { text: FORM.text }, true);
  expect((await openItems<Form>('PROBLEM')).map(({ item: { id, state } }) => [id, state])).toEqual([[kept?.id, 'UNSENT']]);
  const another = formOf('d');
  another.write({ child: 'd', text: '演' });
  await another.save();
  another.write({ child: 'd', text: '' });
  await another.save();
  expect(await allItems()).toHaveLength(1);
});
