/** A report, as the desk reads it. */
export const content = {
  title: '报告内容', child: '孩子', suspects: '可能造成伤害的人', source: '报告来源', narrative: '报告人的叙述', none: '没有填写。', notSuspected: '报告人说没有可疑的人。',
  supplement: (n: number) => `补充 ${n}`, by: { REPORTER: '报告人补充', DESK: '部门补充' }, warnings: '请核对', unchecked: '以下内容未能核对，照原样保留', unknownChild: '是谁还不清楚', yes: '是', no: '否', hours: (n: number) => `约 ${n} 小时`,
  reveal: '显示', revealed: '显示 30 秒，已记录',
  fields: {
    situations: '情形', concerns: '其他困难', danger: '危险程度', narrative: '叙述', injuries: '伤情', childWords: '孩子自己说的', heardBy: '听到的人', howKnown: '怎样发现', discoveredAt: '发现时间', discoveryPlace: '发现地点',
    hoursSinceHarm: '距侵害', harmDate: '侵害日期', childNow: '孩子现在所在地', harmPlace: '事发地', residence: '居住地', school: '学校', whereabouts: '孩子下落', caregiver: '照看', labour: '劳动', complainedOf: '被反映的单位',
    evidence: '证据', verification: '核实情况', emergencySteps: '已采取的措施', called110: '拨打 110', alreadyReported: '已向其他部门报告', supervisorFiling: '上级备案', otherChildren: '其他孩子', guardiansInformed: '监护人知情', whoKnows: '谁已经知道',
    channel: '来源', channelTicket: '来源编号', receivedAt: '来源收到时间',
    name: '姓名', sex: '性别', birthDate: '出生日期', age: '年龄', idNumber: '身份证号', phone: '电话', schoolName: '学校名称', grade: '年级', className: '班级', hukou: '户籍', whereNow: '现在在哪里', sleepsTonight: '今晚住处', disability: '残疾情况',
    categories: '类别', guardian: '监护人', guardianPhone: '监护人电话', safeContact: '安全的联系方式', relation: '关系', cohabiting: '与孩子同住', organisation: '单位', description: '特征', withChildNow: '是否在孩子身边', compulsoryEducationDone: '已完成义务教育',
    dismissal: '放学时间', collectedBy: '谁来接', dormitory: '宿舍', accompaniedBy: '陪同人', accompanyingRelation: '陪同人关系', recordNumber: '病历号', samplesKept: '留存样本', procedure: '检查', household: '户主', keysHeldBy: '钥匙在谁手里', cadreKin: '与村干部的关系',
    reporterPhone: '报告人电话', unitName: '单位名称', unitCode: '单位代码', post: '职务', confidential: '要求保密', mayCall: '可以打电话', relationToSuspects: '与可疑人的关系', knownBy: '谁知道是他报告的', kind: '报告人类别', hideFrom: '不让知道',
  } as Readonly<Record<string, string>>,
  procedure: { DONE: '已做', PENDING: '待做', NONE: '没有做' } as Readonly<Record<string, string>>,
};
