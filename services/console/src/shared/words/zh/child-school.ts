import type { SchoolRequestState } from '../../child-codes';

/** What a school sees. */
export const childSchool = {
  title: '本校关爱名单', pupils: '本校需要关爱的学生', pupilsEmpty: '关爱名单上没有本校的学生。', whole: '年级班级', caregivers: '谁在照看', tell: '告知情况', tellMeans: '由孩子所在的村、乡镇看到。', told: '要告知的情况', requests: '村里和民政问学校的事', requestsEmpty: '没有人问过本校。', pupil: '学生', asked: '问了什么', unasked: '本校主动告知', answer: '答复', answered: '本校的答复', state: '状态',
  notListed: '不在现在的名单上',
  states: { ASKED: '等待答复', ANSWERED: '已答复' } satisfies Record<SchoolRequestState, string>,
};
