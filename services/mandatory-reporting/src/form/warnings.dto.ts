import { Text, Texts, type FieldSettings } from '@referrals/service-kit';
import type { Warning, WarningCode } from './warnings.domain.js';

const SENTENCES: Readonly<Record<WarningCode, string>> = {
  AGE_AT_HARM_UNKNOWN: '没有填写发生日期，无法确定孩子受害时是否已满14周岁，请补充。',
  AGE_SITUATION_MISMATCH: '所选情形与孩子的年龄（是否已满14周岁）不符，请核对。',
  BIRTH_DATE_IN_FUTURE: '出生日期晚于报告日期，请核对。',
  HARM_DATE_IN_FUTURE: '发生日期晚于报告日期，请核对。',
  NOT_A_MINOR: '按出生日期，此人已满18周岁，请核对。',
  TIME_IN_FUTURE: '这个时间晚于报告时间，请核对。',
  ID_NUMBER_BIRTH_DATE_DIFFERS: '身份证号码中的出生日期与填写的出生日期不一致，两者都已保留，请核对。',
  ID_NUMBER_SEX_DIFFERS: '身份证号码中的性别与填写的性别不一致，两者都已保留，请核对。',
  AGE_BIRTH_DATE_DIFFERS: '大约年龄与出生日期不一致，两者都已保留，请核对。',
  HARM_BEFORE_BIRTH: '发生日期早于孩子的出生日期，请核对。',
  DISCOVERED_BEFORE_HARM: '发现时间早于发生日期，请核对。',
  UNCHECKED: '这一项看不出是有效的号码，已按原样保留，请核对。',
};

/** Paths of numbers that could not be read and were kept as told. */
export const Unchecked = (settings: FieldSettings = {}): PropertyDecorator => Texts({ description: 'Fields kept as told, because they could not be read as a number', ...settings });

/** Something in a report that may be a slip of the pen: kept as told, and said to who can mend it. */
export class WarningView {
  @Text({ description: Object.keys(SENTENCES).join(', ') }) code!: string;
  @Text({ description: 'Path of the field in the form' }) field!: string;
  @Text({ description: 'A Chinese sentence for people' }) text!: string;
}

export const warningView = ({ code, field }: Warning): WarningView => ({ code, field, text: SENTENCES[code] });
