export interface DemoReport {
  readonly title: string;
  /** Who files; none: without sign-in. */
  readonly account?: string;
  /** The person who told it has no account and reads the answers with number and code. */
  readonly readsByCode?: boolean;
  readonly body: object;
}

/** Three invented reports from different places: a school, a village, a hospital on behalf of an anonymous caller. */
export const demoReports: readonly DemoReport[] = [
  {
    title: '一、攸县某学校教师：八岁学生身上多处淤青',
    account: 'teacher.yx',
    body: {
      channel: 'PLATFORM', situations: ['MR04'], danger: 'POSSIBLE', child: { name: '演示儿童甲', birthDate: '2018-01-15' },
      childNow: '430223', residence: '430223', narrative: '演示：课间发现手臂与背部多处淤青，孩子说在家里被打。',
    },
  },
  {
    title: '二、攸县某村儿童主任：幼儿独自在家数日',
    account: 'director.yx',
    body: {
      channel: 'PLATFORM', situations: ['MR06'], caregiver: 'ABSENT', child: { unknown: true }, childNow: '430223', residence: '430223',
      narrative: '演示：邻居反映孩子独自在家已三天，门未上锁。',
    },
  },
  {
    title: '三、芦淞区某医院医生代匿名来电者报告',
    account: 'doctor.ls',
    readsByCode: true,
    body: {
      channel: 'IN_PERSON', onBehalf: true, reporter: { confidential: true }, concerns: ['DOMESTIC_VIOLENCE'], situations: ['MR04'], child: { unknown: true },
      childNow: '430203', residence: '430203', suspects: [{ relation: 'GUARDIAN' }], narrative: '演示：来电者称听到隔壁长期打骂孩子。',
    },
  },
];
