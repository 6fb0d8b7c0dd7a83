/** Codes of a child's file, each with the words people read. Every list is closed: what is not in it is refused at the edge. */
export interface Label { readonly zh: string; readonly en: string }

/** The codes of a list of labels, as a schema or a field wants them. */
export const codesOf = <C extends string>(labels: Readonly<Record<C, unknown>>): [C, ...C[]] => Object.keys(labels) as [C, ...C[]];

/** 类别: why a child has a file. Several at once. */
export const CATEGORIES = {
  LEFT_BEHIND: { zh: '农村留守儿童', en: 'rural left-behind child' },
  IN_DIFFICULTY: { zh: '困境儿童', en: 'child in difficulty' },
  ORPHAN: { zh: '孤儿', en: 'orphan' },
  DE_FACTO_UNSUPPORTED: { zh: '事实无人抚养儿童', en: 'de facto unsupported child' },
  MIGRANT: { zh: '流动儿童', en: 'migrant child' },
} as const satisfies Record<string, Label>;
export type Category = keyof typeof CATEGORIES;

/** What a child in difficulty is in difficulty by. */
export const DIFFICULTIES = {
  POVERTY: { zh: '家庭贫困', en: 'poverty of the family' },
  DISABILITY: { zh: '自身残疾', en: 'own disability' },
  ILLNESS: { zh: '重病', en: 'serious illness' },
  GUARDIANSHIP: { zh: '监护缺失或不当', en: 'guardianship absent or unfit' },
} as const satisfies Record<string, Label>;
export type Difficulty = keyof typeof DIFFICULTIES;

export const CATEGORY_STATES = {
  PROPOSED: { zh: '待确认', en: 'proposed' },
  CONFIRMED: { zh: '已确认', en: 'confirmed' },
  REFUSED: { zh: '未认定', en: 'refused' },
  ENDED: { zh: '已终止', en: 'ended' },
} as const satisfies Record<string, Label>;
export type CategoryState = keyof typeof CATEGORY_STATES;

/** 走访等级, the lightest first: how often a child is contacted and visited. */
export const TIERS = {
  LIGHT: { zh: '一般流动', en: 'light' },
  BASIC: { zh: '一般', en: 'basic' },
  RAISED: { zh: '重点', en: 'raised' },
  HIGH: { zh: '高风险', en: 'high' },
} as const satisfies Record<string, Label>;
export type Tier = keyof typeof TIERS;

/** 关注因素: what makes a child be seen more often. The pack says which tier each gives. */
export const FACTORS = {
  SINGLE_PARENT: { zh: '农村单亲家庭', en: 'rural single parent' },
  PARENT_DISABILITY: { zh: '父母一方或双方严重身体或智力残疾', en: 'parent severely disabled' },
  CHILD_DISABILITY: { zh: '儿童残疾', en: 'child disabled' },
  PSYCH_BEHAVIOUR: { zh: '心理或行为异常', en: 'psychological or behavioural signs' },
  POOR_GUARDIANSHIP: { zh: '监护情况较差', en: 'poor guardianship' },
  OUT_OF_SCHOOL: { zh: '失学辍学', en: 'out of school' },
  NO_HUKOU: { zh: '无户籍', en: 'without household registration' },
  CHILD_ILLNESS: { zh: '患病', en: 'child ill' },
  DELEGATE_DOUBTED: { zh: '被委托人存疑', en: 'delegate in doubt' },
  LIVES_ALONE: { zh: '独居', en: 'lives alone' },
  SELF_HARM_RISK: { zh: '自伤风险', en: 'risk of self-harm' },
  NOT_SEEN: { zh: '多次未见到', en: 'not seen several times' },
  COUNTY_WATCH: { zh: '县级关注', en: 'watched by the county' },
  RETURNED_FROM_PLACEMENT: { zh: '安置后送回', en: 'returned from placement' },
} as const satisfies Record<string, Label>;
export type Factor = keyof typeof FACTORS;

/** 父母情况, each since a day. */
export const PARENT_FACTS = {
  DEAD: { zh: '死亡', en: 'dead' },
  MISSING: { zh: '宣告失踪', en: 'declared missing' },
  NOT_FOUND: { zh: '查找不到', en: 'cannot be found' },
  SEVERE_DISABILITY: { zh: '重度残疾', en: 'severe disability' },
  SERIOUS_ILLNESS: { zh: '重病', en: 'serious illness' },
  IMPRISONED: { zh: '服刑在押', en: 'imprisoned' },
  DRUG_REHAB: { zh: '强制隔离戒毒', en: 'compulsory drug rehabilitation' },
  OTHER_LIBERTY: { zh: '其他限制人身自由', en: 'liberty restricted otherwise' },
  LOST_CONTACT: { zh: '失联', en: 'lost contact' },
  REVOKED: { zh: '撤销监护资格', en: 'guardianship revoked' },
  DEPORTED: { zh: '遣送出境', en: 'deported' },
  AWAY_WORK: { zh: '外出务工', en: 'away for work' },
} as const satisfies Record<string, Label>;
export type ParentFactCode = keyof typeof PARENT_FACTS;

/** 销档: why a file ended. */
export const ENDS = {
  AGED_18: { zh: '年满十八周岁', en: 'eighteen completed' },
  DIED: { zh: '死亡', en: 'died' },
  ADOPTED: { zh: '被收养', en: 'adopted' },
  LEFT_CATEGORIES: { zh: '不再符合', en: 'in no category any more' },
  MOVED_OUT: { zh: '转出', en: 'moved out of the area' },
  OPENED_IN_ERROR: { zh: '错误建档', en: 'opened in error' },
} as const satisfies Record<string, Label>;
export type End = keyof typeof ENDS;
