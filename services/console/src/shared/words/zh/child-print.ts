/** Papers about children. Layout is ours until an office's own form replaces it. */
export const childPrint = {
  title: '打印', papers: '打印表格', empty: '没有内容。', signed: '经办人签名：', stamp: '（盖章）', day: '年　　月　　日', signAt: (who: string) => `${who}签名：`,
  forms: {
    file: '儿童信息登记表（一人一档）', visits: '入户走访记录表', delegation: '委托照护确认书', 'delegation-notice': '委托照护告知书', problems: '问题交办单', 'work-log': '工作日志', move: '转接函', campaign: '摸底排查汇总表', roster: '花名册', 'spot-check': '抽查记录表', rectify: '整改通知',
    directors: '儿童主任信息台账', duties: '儿童主任职责清单', 'sign-in': '培训签到表', training: '培训档案', 'hand-over': '交接清单',
  },
  delegationText: (child: string, delegate: string) => `因父母外出，${child}的日常照护委托给${delegate}。被委托人同意照护孩子的生活、安全和学习，每周让孩子与父母联系；发现孩子受到伤害或面临危险，立即报告。父母仍是监护人。`,
  delegationLaw: '依据：《未成年人保护法》第二十二条、第二十三条。', noticeText: (child: string, delegate: string) => `${child}的父母外出，已将孩子的日常照护委托给${delegate}。请学校和村（居）民委员会了解，并关注孩子的情况。`, noticeTo: '学校、村（居）民委员会：', parents: '父母', delegate: '被委托人', childHimself: '孩子（满 8 周岁）', receivedBy: '学校　　　　　　　　村（居）民委员会', noDelegation: '没有生效的委托照护。',
  problemText: '下列问题请按期办理，办结后由乡镇核实。', noProblems: '没有需要办理的问题。', letterTo: '致：', pullText: '下列儿童现在我处居住，请将其档案转来，由我处负责。档案转来前，仍由你处联系和走访。', moveText: '现将下列儿童的档案转请你处负责。你处接收前，仍由我处联系和走访。', rectifyText: '抽查发现下列问题，请自收到之日起 15 日内整改，并登记整改情况。', nothingToMend: '没有需要整改的问题。',
  dutiesOf: [
    '做好儿童关爱服务日常工作，定期向村（居）民委员会和儿童督导员报告。', '负责信息排查，建立信息台账，一人一档。', '指导监护人和受委托人签订委托照护确认书，加强监护指导。', '定期随访监护情况较差、失学辍学、无户籍以及患病、残疾等重点儿童。', '发现儿童脱离监护、遭受或疑似遭受侵害的，立即报告，并协助有关部门处置。', '管理村（社区）儿童关爱服务场所，支持社会力量开展活动。',
  ],
  dutiesLaw: '依据：民发〔2019〕34 号。', services: '关爱服务内容：定期联系和走访；帮助孩子与父母联系；心理和安全教育；帮助申请救助、上学、落户；组织活动。', signatures: '签名', noLetter: '文号：',
  handed: '移交的档案', handedTo: (name: string) => `接收人：${name}`, handsOver: '移交人', takesOver: '接收人',
  page: '儿童档案表格',
};
