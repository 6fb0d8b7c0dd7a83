import type { ErrorEntry } from './domain-error.js';

/** Errors of the directory service. */
export const directoryErrors = {
  DIVISION_CODE_INVALID: { status: 400, zh: '区划代码应为6位、9位或12位数字。', en: 'A division code has 6, 9 or 12 digits.' },
  DIVISION_UNKNOWN: { status: 400, zh: '没有这个区划代码，请先登记区划。', en: 'There is no division with this code.' },
  DIVISION_EXISTS: { status: 409, zh: '这个区划代码已经登记。', en: 'The division is already recorded.' },
  DIVISION_DATES_INVALID: { status: 400, zh: '区划的停用日期应晚于启用日期。', en: 'A division ends after it begins.' },
  CREDIT_CODE_INVALID: { status: 400, zh: '统一社会信用代码不正确，请核对18位代码。', en: 'The unified social credit code does not check.' },
  CREDIT_CODE_TAKEN: { status: 409, zh: '这个统一社会信用代码已属于另一单位。', en: 'Another organisation has this credit code.' },
  ORGANISATION_UNKNOWN: { status: 400, zh: '没有这个单位。', en: 'There is no such organisation.' },
  JURISDICTION_INVALID: { status: 400, zh: '管辖范围应为区划代码开头的2至12位数字，不要补零。', en: 'A jurisdiction is the leading 2 to 12 digits of division codes, without padding.' },
  JURISDICTION_UNKNOWN: { status: 400, zh: '登记的区划里没有这个代码，请核对；相近的列在提示中。新设的区划请先登记。', en: 'The register has no division of this code; what is near is told. Record a new division first.' },
  DESK_UNKNOWN: { status: 400, zh: '没有这个工作台。', en: 'There is no such desk.' },
  DESK_CODE_TAKEN: { status: 409, zh: '这个工作台代码已被使用。', en: 'Another desk has this code.' },
  DESK_DATES_INVALID: { status: 400, zh: '工作台的关闭日期不能早于开放日期，也不能早于今天。', en: 'A desk closes on or after the day it opens, and not in the past.' },
  DESK_CLOSED: { status: 409, zh: '工作台已经关闭，不能再修改。', en: 'The desk is closed.' },
  BACKUP_DESK_INVALID: { status: 400, zh: '后备工作台应为同一部门的另一个工作台。', en: 'A backup is another desk of the same agency.' },
  STAFF_UNKNOWN: { status: 400, zh: '没有这个人员。', en: 'There is no such person.' },
  ACCOUNT_TAKEN: { status: 409, zh: '这个账号已被使用。', en: 'The account is taken.' },
  ACCOUNT_INVALID: { status: 400, zh: '账号由小写字母、数字、点和短横组成，以字母开头，3至64位。', en: 'An account is 3 to 64 lower-case letters, digits, dots and hyphens.' },
  STAFF_STATUS_CONFLICT: { status: 409, zh: '账号当前状态不能进行此操作。', en: 'The account is not in a state for this.' },
  LAST_ADMINISTRATOR: { status: 409, zh: '不能停用最后一名管理员，或取消其管理员角色。', en: 'The last administrator stays.' },
  MEMBER_TWICE: { status: 400, zh: '同一人员在名单中出现了两次。', en: 'A person is named twice.' },
  PASSWORD_WRONG: { status: 403, zh: '当前密码不正确。', en: 'The current password is not right.' },
  PASSWORD_WEAK: { status: 400, zh: '新密码至少12位（空格不计），不能包含账号，不能是很多人常用的密码，也不能与当前密码相同。', en: 'A new password has at least 12 characters, blanks not counted; it is not made of the account or of what many people have, and not the old one.' },
  ADVANCE_INVALID: { status: 400, zh: '时长应以天、小时、分钟表示，且大于零，例如 P3D、PT30M、P1DT2H。', en: 'A duration of days, hours and minutes, more than nothing: P3D, PT30M, P1DT2H.' },
  ADVANCE_TOO_FAR: { status: 409, zh: '演示时钟累计最多可拨快400天。', en: 'The clock of a demonstration goes 400 days ahead at most, in all.' },
} as const satisfies Record<string, ErrorEntry>;
