import type { ErrorEntry } from './domain-error.js';

/** Errors of the mandatory-reporting service. */
export const mandatoryReportingErrors = {
  NOTHING_SAID: { status: 400, zh: '请至少选择一种情形或事项，或写明发生了什么。', en: 'Say something: a situation, a concern or a narrative.' },
  CHILD_REQUIRED: { status: 400, zh: '请填写孩子的信息；一无所知时请选择“不清楚”。', en: 'The child is required; it may be {"unknown": true}.' },
  BLANK_TEXT: { status: 400, zh: '此处不能只填空白，请填写内容或留空不填。', en: 'The text is blank.' },
  PHONE_INVALID: { status: 400, zh: '电话号码格式不对，请检查。', en: 'The telephone number is not valid.' },
  DIVISION_CODE_INVALID: { status: 400, zh: '行政区划代码应为6位、9位或12位数字。', en: 'A division code has 6, 9 or 12 digits.' },
  CREDIT_CODE_INVALID: { status: 400, zh: '统一社会信用代码有误，请核对。', en: 'The unified social credit code is not valid.' },
  ID_NUMBER_FORM: { status: 400, zh: '身份证号码应为18位，请核对；不清楚可以不填。', en: 'An ID number has 18 characters.' },
  ID_NUMBER_BIRTH_DATE: { status: 400, zh: '身份证号码中的出生日期不存在，请核对。', en: 'The birth date in the ID number does not exist.' },
  ID_NUMBER_CHECK: { status: 400, zh: '身份证号码的校验位不对，请核对。', en: 'The check character of the ID number does not fit.' },
  RECEIPT_NUMBER_INVALID: { status: 400, zh: '报告编号有误，请逐位核对。', en: 'The receipt number is mistyped.' },
  VERIFICATION_CODE_INVALID: { status: 400, zh: '查询码应为12位字母和数字，请核对。', en: 'The verification code is mistyped.' },
  RECEIPT_NOT_MATCHED: { status: 404, zh: '报告编号与查询码不符，请核对。', en: 'Number and code do not belong together.' },
  REPORTER_NOT_YOURS: { status: 422, zh: '报告人的信息只能由报告人本人补充。', en: "Only the reporter may add to the reporter's own part." },
  GUARDIANS_SUSPECTED: { status: 409, zh: '监护人或与孩子同住的人涉嫌，不得告知监护人。', en: 'A guardian or somebody living with the child is suspected: they must not be told.' },
  SUSPECTS_UNKNOWN: { status: 409, zh: '尚不清楚涉嫌人是否为监护人或与孩子同住，暂不得告知监护人。', en: 'Whether a guardian or somebody living with the child is suspected is unknown.' },
  ABUSE_CHECK_REQUIRED: { status: 409, zh: '孩子离家出走，须先核查家中是否存在侵害，才能告知监护人。', en: 'A runaway: check for abuse first.' },
  SEARCH_TERM_REQUIRED: { status: 400, zh: '请填写孩子的姓名或身份证号码。', en: "Give the child's name or ID number." },
} as const satisfies Record<string, ErrorEntry>;
