/** Names of what forms about children ask. */
export const childFields = {
  careDivision: '由哪里负责（村、社区）', careDivisionHint: '留守儿童填户籍村；流动儿童填现住地。', name: '姓名', nameUnknown: '姓名不详', nameHint: '不知道姓名就不填，并在下面选「是」。', sex: '性别', birthDate: '出生日期', birthPrecision: '出生日期的准确程度', idNumber: '身份证号',
  noIdReason: '没有身份证号的原因', category: '类别', sub: '困境类型', from: '从哪天起', to: '到哪天为止', evidence: '依据', reason: '原因', phone: '电话', contactVia: '通过谁联系', contactViaReason: '为什么不能直接联系孩子',
  formerNames: '曾用名', hukouDivision: '户籍地', hukouAddress: '户籍地址', residenceDivision: '现住地', residenceAddress: '现住址', rural: '农村户籍', schoolState: '就学情况', schoolName: '学校', grade: '年级', className: '班级', boarding: '住校',
  disabilityGrade: '残疾等级（1 到 4）', illness: '疾病', specialCare: '需要特别照料', documentNumber: '文书编号', endReason: '销档原因', on: '日期', manner: '死亡情形', wasWrong: '原来的日期有误', identityReason: '改正的原因（改姓名、性别、出生日期、身份证号时必填）',
  tier: '走访等级', factor: '关注因素', watchReason: '关注原因（县级关注时填写，对外保密）', relation: '与孩子的关系', legal: '法定监护人', workplace: '工作地', fact: '父母情况', since: '从哪天起', until: '到哪天为止', basis: '照护方式',
  awayKind: '暂离原因', backOn: '回来的日期', where: '去了哪里', capacity: '民事行为能力', looksAfter: '照看几个孩子', signedOn: '委托书签字日期', exclusions: '不得委托情形（逐项核对后勾选；没有则不勾）', exclusionReason: '情形说明', toldVillageOn: '告知村（居）委会日期', toldSchoolOn: '告知学校日期',
  childHeard: '是否听取孩子意见', duties: '委托的事项', doubt: '存疑的原因', how: '怎样告知', whom: '告知了谁', parentsAnswer: '父母的答复', what: '内容', reviewOn: '复查日期', because: '原因',
  actKind: '方式', actPlace: '地点', childSeen: '见到孩子', childSpoken: '与孩子说话', childAlone: '单独与孩子谈话', caregiverSpoken: '与照护人说话', notMet: '没见到的原因', caregiverSays: '照护人', alone: '孩子独自生活', injurySeen: '看到伤痕', mood: '情绪', ownWords: '孩子自己说的话', helpGiven: '给予的帮助', note: '备注', attendsSchool: '正常上学',
  problemKind: '问题', severity: '程度', found: '发现了什么', solution: '解决方案', who: '由谁办', by: '什么时候办完', need: '移交的需要', needHint: '没有对应部门的，不选；可以另行报告。', done: '做了什么', checked: '怎样核实的', helpKind: '帮扶方式', byWhom: '帮扶人', text: '内容', measures: '帮扶措施',
  moveKind: '方式', toDivision: '转到哪里', letterNumber: '函件编号（转到市外时填写）', toDivisionOut: '转到市外的区划代码（6 位）', receipt: '对方回执', settle: '裁定', reveal: '查看哪个号码', ask: '要问的事', candidateKind: '线索', agency: '线索来源部门', about: '关于谁', division: '地区', whomName: '姓名', document: '依据文书', urgent: '紧急', showKind: '让村里看到线索类别',
  candidateNote: '说明', outcome: '结论', place: '地区', elsewhere: '移送到哪里', paper: '移送函编号', tryOn: '寻找日期', tryHow: '怎样找的', childNumber: '档案编号', differentReason: '为什么不是同一个孩子', title: '名称', county: '县（市、区）', opensOn: '开始日期', closesOn: '截止日期', categories: '排查的类别', households: '本村户数', visited: '走访户数',
  newFound: '新发现的孩子', noneReport: '零报告（没有孩子）', rate: '比例（%）', min: '每乡镇最少几份', drawReason: '重新抽取的原因', method: '检查方式', codes: '发现的问题', correction: '怎样整改的', postDivision: '村（社区）或乡镇', education: '学历', holderCapacity: '身份', criteria: '符合的条件', recordCheckedOn: '违法犯罪记录查询日期', recordFound: '查到不得任职的记录',
  holderFrom: '任职日期', holderTo: '任期到', account: '使用系统的账号', accountHint: '输入完整的登录账号，会显示是谁。', deputyAccount: '代理人的账号', year: '年度', evaluation: '等次', contactPercent: '联系完成率（%）', visitPercent: '走访完成率（%）', level: '级别', demonstration: '示范培训班', hours: '学时', endAppointment: '离任原因', closedOn: '撤销日期', systemNo: '省系统编号',
  exportKind: '导出什么', scope: '范围', columns: '以表格为准的栏目', columnsHint: '不勾选则全部以表格为准。', toOther: '属于另一个孩子的记录', since2: '情形开始日期', deputyTo: '代理到（最长 6 个月）', decision: '怎样处理',
};
