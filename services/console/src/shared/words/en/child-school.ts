import type { childSchool as chinese } from '../zh/child-school';

export const childSchool: typeof chinese = {
  title: 'Our care list', pupils: 'Pupils of ours on the care list', pupilsEmpty: 'No pupil of ours is on the care list.', whole: 'Grade and class', caregivers: 'Who looks after them', tell: 'Tell of them', tellMeans: 'Seen by the child’s village and township.', told: 'What to tell', requests: 'What we were asked', requestsEmpty: 'Nobody asked us.', pupil: 'Pupil', asked: 'What was asked', unasked: 'Told unasked', answer: 'Answer', answered: 'Our answer', state: 'State',
  notListed: 'Not on the list now',
  states: { ASKED: 'Waits for an answer', ANSWERED: 'Answered' },
};
