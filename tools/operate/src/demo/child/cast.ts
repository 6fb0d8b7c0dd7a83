/** A village without a desk: whoever holds its post answers for its children, and the township while nobody does. */
export const VILLAGE = { code: '430223103221', zh: '攸县桃水镇竹泉村' } as const;
/** In another county. */
export const FAR = { code: '430203100238', zh: '芦淞区白关镇岭水村' } as const;
export const COUNTY_CODE = VILLAGE.code.slice(0, 6);

export const DIRECTOR = 'director3.yx';
export const TOWNSHIP = 'township.yx';
export const COUNTY = 'civ.yx';
export const CITY = 'civ.city';
export const TAKER = 'township.ls';

/** Who looks on, at every step. */
export const OFFICES = [
  { account: DIRECTOR, zh: '村儿童主任 director' },
  { account: TOWNSHIP, zh: '乡镇 township' },
  { account: COUNTY, zh: '县民政 county' },
  { account: CITY, zh: '市民政 city' },
  { account: TAKER, zh: '外县乡镇 another county' },
  { account: 'psb.yx', zh: '公安 police' },
] as const;
export type OfficeAccount = (typeof OFFICES)[number]['account'];

/** The steps of the story, in order. */
export const STEPS = [
  { step: 'OPENED', zh: '摸底排查发现一名儿童，核查线索，建档' },
  { step: 'CALLED', zh: '村儿童主任当月联系，孩子本人接听' },
  { step: 'DOUBTED', zh: '被委托人怠于照护：存疑，等级升高' },
  { step: 'REPLACED', zh: '告知父母，父母另行委托：等级恢复' },
  { step: 'REPORTED', zh: '入户走访见到伤情，由走访人用自己的账号报告' },
  { step: 'LINKED', zh: '县民政把报告与档案关联，并予以关注' },
  { step: 'SETTLED', zh: '转往外县：对方拒收，市民政裁定留档' },
  { step: 'VISITED', zh: '又一次走访记录：下次走访顺延' },
  { step: 'VACANT', zh: '村儿童主任离任：由乡镇负责' },
  { step: 'VOIDED', zh: '抽查发现走访不实：记录作废，走访重新到期' },
  { step: 'GROWN', zh: '年满十八周岁：自动销档，当日不对外告知' },
  { step: 'TOLD', zh: '次月一日：年龄引起的变化对外告知' },
] as const;
export type Step = (typeof STEPS)[number];
export type StepName = Step['step'];

export const isSince = (step: StepName, since: StepName): boolean => position(step) >= position(since);
const position = (name: StepName): number => STEPS.findIndex(({ step }) => step === name);
