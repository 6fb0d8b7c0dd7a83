import { expect, it } from '@jest/globals';
import { ApiError } from './problem';

const of = (status: number, code = 'X'): ApiError => new ApiError({ code, title: '演示', status });

it('is an answer when the server took the question: a change that is still being made, a lost session, a busy server are none', () => {
  expect([400, 403, 404, 409, 412, 422].map((status) => of(status).isAnswer)).toEqual([true, true, true, true, true, true]);
  expect([0, 401, 408, 425, 429, 500, 503].map((status) => of(status).isAnswer)).toEqual([false, false, false, false, false, false, false]);
  expect(of(409, 'IDEMPOTENCY_IN_FLIGHT').isAnswer).toBe(false);
});

it('says that somebody was quicker only when somebody was', () => {
  expect([of(412), of(409), of(400), of(409, 'IDEMPOTENCY_IN_FLIGHT')].map(({ isOvertaken }) => isOvertaken)).toEqual([true, true, false, false]);
});
