import type { Situation } from '@referrals/contracts';

/** Situations as pages name them, short, each with suspicion included (Opinions art. 4). */
export const SITUATION_NAMES: Readonly<Record<Situation, string>> = {
  MR01: '隐私部位受伤', MR02: '不满14岁女孩遭性侵、怀孕或流产', MR03: '14岁以上女孩因性侵怀孕或流产', MR04: '身上多处伤、严重营养不良或神志不清', MR05: '自杀、自残、中毒等造成伤残或死亡',
  MR06: '被遗弃或长期没人照看', MR07: '来历不明、失踪或被拐卖', MR08: '被组织乞讨', MR09: '其他严重伤害或正面临危险',
};
