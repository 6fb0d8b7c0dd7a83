import type { Facts } from '@referrals/policy';

export interface Advice { readonly code: string; readonly text: string }

const ALWAYS: readonly Advice[] = [
  { code: 'DO_NOT_QUESTION_AGAIN', text: '请不要反复询问孩子，以免造成二次伤害。' },
  { code: 'DO_NOT_CONFRONT', text: '请不要自行与涉嫌人对质或惊动对方。' },
  { code: 'DO_NOT_COPY_IMAGES', text: '请不要复制、转发涉及孩子的图片或视频。' },
];
const CALL_110: Advice = { code: 'CALL_110', text: '孩子正面临危险，请立即拨打110。' };

/** What the reporter is told to do and not to do (MPL 112). */
export function adviceFor(facts: Pick<Facts, 'danger'>, called110: boolean): readonly Advice[] {
  return facts.danger === 'IMMINENT' && !called110 ? [CALL_110, ...ALWAYS] : ALWAYS;
}
