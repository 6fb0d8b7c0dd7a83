/** Forms on paper. Their layout is ours until an office's own form replaces it. */
export const print = {
  title: '打印', print: '打印', foot: (number: string, account: string, at: string) => `${number === '' ? '' : `编号 ${number} · `}${account} · 打印于 ${at}`, stamp: '（盖章）', day: '年　　月　　日', signed: '经办人签名：', received: '接收人签名：',
  forms: {
    receipt: '报告回执', 'police-receipt': '受案回执', answer: '反馈函', transfer: '移送函', flow: '案件流转单', handover: '值班交接表', 'supervision-notice': '督办通知单', 'extension-approval': '时限延长审批表',
  } as Readonly<Record<string, string>>,
  receiptText: '您的报告已收到，并已送有关部门办理。请保存编号，可凭编号和查询码查看进展。',
  policeText: '你（单位）报告的情况，我单位已接受登记。特此告知。',
  answerText: (unit: string) => `${unit}：你单位报告的情况，现将办理结果反馈如下。`, answerTo: '报告单位',
  transferText: '现将下列转介移送你单位办理。案情请登录系统查看，本函不载明。', transferFrom: '移送单位', transferTo: '接收单位', toFillIn: '＿＿＿＿＿＿＿＿',
  number: '编号', filedAt: '报告时间', agency: '部门', role: '身份', state: '状态', desk: '工作台', when: '时间', who: '单位', what: '事项', registered: '登记号', situations: '情形', due: '期限', claimed: '经办', place: '地点', reason: '原因', law: '依据：《未成年人保护法》第十一条、《关于建立侵害未成年人案件强制报告制度的意见（试行）》。',
  noticeTo: '承办单位', noticeText: '下列事项已超过期限，现予督办。请收到后立即办理，并在系统中登记结果；因故不能办理的，请书面说明原因。', dueWas: '应办期限', lateBy: '已超期', article: '依据', told: '已催办', reply: '承办单位办理情况：',
  extensionText: '下列事项拟延长时限，请审批。批准后由有权批准的人在系统中登记，登记之前原期限照常计算；期限已到的不能再延长。', dueNow: '现期限', ground: '延长理由：', grounds: '可选理由', askedFor: '申请延长至：', applicant: '承办人意见及签名：', head: '部门负责人意见及签名：', approver: '批准人意见及签名：', decided: '批准文号：',
  empty: '没有内容。', shift: '交班人：　　　　　　接班人：',
};
