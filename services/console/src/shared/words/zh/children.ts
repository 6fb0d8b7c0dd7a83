import { childActions } from './child-actions';
import { childCodes } from './child-codes';
import { childFields } from './child-fields';
import { childLog, childLooked } from './child-log';
import { childPrint } from './child-print';
import { childSchool } from './child-school';
import { childSharing } from './child-sharing';

/** What the pages about children say. */
export const children = {
  codes: childCodes,
  fields: childFields,
  actions: childActions,
  sharing: childSharing,
  school: childSchool,
  print: childPrint,
  log: childLog as Readonly<Record<string, string>>,
  looked: childLooked as Readonly<Record<string, string>>,
  pages: {
    section: '儿童档案各页', list: '档案', due: '本月应办', candidates: '主动发现', moves: '转接', duplicates: '疑似重复', campaigns: '摸底排查', spotChecks: '抽查', posts: '儿童主任', training: '培训', figures: '统计', imports: '导入导出', granted: '授权查看', school: '本校关爱名单',
  },
  period: '起止', backTo: (title: string) => `返回${title}`, until: ' 至 ', now: '今', last: '上次 ', nameless: '姓名不详', notYours: '不在您的范围内', none: '没有记录', age: (years: number) => `${years} 岁`, of: (part: number, whole: number) => `${part} / ${whole}`,
  list: {
    title: '儿童档案', open: '新建档案', total: (count: number) => `共 ${count} 份档案`, overdue: (contact: number, visit: number) => `联系超期 ${contact} 人，走访超期 ${visit} 人`,
    caption: '您范围内的档案', empty: '没有符合条件的档案。可以清除筛选，或新建档案。', notOurs: '您的工作台不负责儿童档案。其他部门授权您查看的，在「授权查看」。', search: '查找孩子', searchHint: '输入姓名、身份证号或档案编号。查找会留下记录。', find: '查找', found: '查找结果', nobody: '没有找到，或不在您的范围内。',
    status: '档案状态', place: '地区', which: '看哪一项', dueAs: '到期情况', notSeen: (times: number) => `${times} 次没见到`, back: '返回档案列表',
  },
  file: {
    identity: '基本情况', categories: '类别与走访等级', people: '监护人与照护人', care: '委托照护', acts: '联系与走访', problems: '问题与帮扶', plans: '帮扶方案', moves: '转接与销档', duties: '限期事项', log: '工作日志', access: '查看记录',
    because: '依据', answers: '由谁负责', opened: '建档', ended: '销档', primary: '本档已并入另一份档案，请看那一份。', openPrimary: '打开', linked: '并入的档案', moving: '正在转接，还没有办完。', missed: '错过的', missedDays: '错过的期限',
    sealedNote: '您可以看到卡片内容；详细内容不在您的权限内。', guardians: '监护人', caregivers: '照护人', away: '暂时离开', factors: '关注因素', assessed: '评估上调', gaps: '需要注意', suggests: '可能还符合', waiting: '到期后可能符合',
    legal: '法定监护人', workplace: '工作地', voided: '已作废', waits: '补录较晚，等待确认后才算数', how: '情况', met: '见到孩子', spoke: '与孩子说话', alone: '单独谈话', caregiverSpoke: '与照护人说话', helps: '关爱帮扶', endsOn: '待确认终止',
    unconfirmed: '未确认', offersReport: '委托照护问题没有解决，可以报告。', reason: '查看原因', noDuties: '现在没有限期事项', month: '月份', whose: '查看人', what: '看了什么', when: '时间', by: '记录人', closedAs: '关闭',
    showDuties: '查看限期事项', doBy: '完成期限', revealed: (value: string) => `完整号码：${value}`, emptyNumber: '没有记录号码', nobodyLooked: '还没有人查看', noActs: '还没有联系或走访记录', noProblems: '没有发现问题', review: '复查', caution: '不要再追问孩子，不要质问对方，不要转发图片。现在有危险请先拨打 110。',
    readFor: '市级查看档案须写明原因，会留下记录。', read: '查看档案', school: '学校反馈', schoolWaits: '还没有答复', schoolAnswer: '学校的答复', toldUnasked: '学校主动告知', asksHarm: '记录里有可能受到伤害的情况，请立即报告。', report: '去报告', unknownTitle: '儿童档案',
  },
  open: {
    title: '新建档案', verb: '建档', intro: '先查重再建档：姓名、出生日期或身份证号与已有档案相近时，会先给您看。', alike: '可能是同一个孩子', alikeText: '下面的档案与您填写的很相近。请先看清楚，再决定。',
    isThis: '是这个孩子，打开这份档案', isOther: '不是同一个孩子，仍要新建', onFile: '身份证号已经建档', onFileText: '这个身份证号的孩子已经有档案。', elsewhere: '这个孩子在别处已有档案。系统已请对方转来，请到「转接」查看。', toMoves: '去看转接',
    later: '判断不了也可以新建：县民政会在「疑似重复」里核对，两份档案都不会丢。', notSeen: '相近的档案不在您的范围内，您看不到。县民政会核对。',
  },
  due: {
    title: '本月应办', summary: (contact: number, visit: number, until: string) => `到 ${until}：还要联系 ${contact} 人，走访 ${visit} 人`, house: (n: number, count: number) => `第 ${n} 户，${count} 个孩子`, empty: '本月没有到期的联系和走访。', more: '还有更多，请先处理这些。',
    all: '全部', of: '户', contactHead: '联系到期', visitHead: '走访到期', record: '登记',
    villages: '各地到期情况', villagesCaption: '按地区看谁落后', place: '地区', files: '档案', contactLate: '联系超期', visitLate: '走访超期',
  },
  candidates: {
    title: '主动发现', tell: '登记线索', caption: '待您核查的线索，最急的在前', empty: '没有待核查的线索。', late: (count: number) => `超期 ${count} 条`, urgentCount: (count: number) => `紧急 ${count} 条`, urgent: '紧急', kindHidden: '请核查这个孩子是否有人照看',
    state: '状态', kind: '线索', about: '关于', place: '地区', told: '登记时间', due: '核查期限', one: '待核查线索', whom: '要找的人', matches: '可能相关的档案', matchesEmpty: '没有相近的档案。', tries: '寻找经过', source: '来源', document: '依据文书', since: '情形开始',
    returned: '退回原因', answer: '说明', elsewhere: '移送地', paper: '文号', outcome: '结论', openFile: '为这个孩子建档', onFile: '已在档：就是这个孩子', concluded: '已有结论', file: '档案', same: '同一人的其他线索', sameCount: (count: number) => `${count} 条`,
    toldTitle: '本单位提供的线索', toldEmpty: '本单位还没有提供过线索。', looking: '正在核查', done: '已有结论', unnamed: '没有姓名', access: '查看记录',
  },
  moves: { title: '转接', caption: '转入和转出', empty: '没有转接。转出或请对方转来，在孩子的档案页办理。', child: '孩子', from: '从', to: '到', why: '原因', answer: '答复', kind: '方式', state: '状态', proposed: '提出时间' },
  duplicates: {
    title: '疑似重复', caption: '可能是同一个孩子的档案', empty: '没有需要判断的档案。', open: '并排查看', alike: '相近程度', why: '相近之处', found: '发现时间', one: '并排比对', first: '档案甲', second: '档案乙', field: '项目', differs: '不同', hidden: '这份档案不在您的范围内',
    keepA: '同一个孩子，以甲为主', keepB: '同一个孩子，以乙为主', explain: '并档不会删除任何内容：另一份档案变为只读，随时可以拆开。', since: '并档后的记录', sinceCaption: '并档以后在主档上新增的记录', number: '档案编号', reason: '判断理由', primary: '主档',
  },
  campaigns: {
    title: '摸底排查', plan: '新建排查', caption: '摸底排查', empty: '还没有摸底排查。', villages: '各村情况', village: '村（社区）', households: '户数', visited: '已走访', files: '档案', accounted: '已核对', found: '新发现', submitted: '提交', open: '打开', from: '开始', to: '截止', progress: '进度',
    percent: '提交率', household: '入户率', late: '逾期提交', missing: '没有提交', unaccounted: '人账不符', none: '零报告', sentBack: '退回原因', account: '逐个核对档案', accountCaption: '本村在档的孩子', result: '核对结果', save: '保存核对结果', saved: (done: number, all: number) => `已核对 ${done} 份，共 ${all} 份`,
    noFiles: '本村没有在档的孩子。', count: '个', villagesChosen: '排查的村（社区）', chooseCounty: '先选择县（市、区）', all: '全部选中',
  },
  spotChecks: {
    title: '抽查', draw: '抽取', caption: '半年抽查', empty: '还没有抽查。', half: '半年度', size: '在档', drawn: '抽中', rate: '比例', least: '每乡镇最少', state: '状态', seed: '随机种子', digest: '名单校验值', proof: '抽取依据',
    proofText: '任何人用这个种子和名单，都能抽出同样的孩子。', items: '抽中的档案', findings: '需要整改的', findingsEmpty: '没有需要整改的。', village: '地区', child: '孩子', method: '方式', found: '发现', correction: '整改', sentBack: '退回原因', nothing: '没有抽中的档案。', frame: '查看名单范围', drawnAt: '抽取时间', villages: (count: number) => `${count} 个村`, again: '重新抽取的原因',
  },
  posts: {
    title: '儿童主任', make: '增设岗位', caption: '岗位与任职', empty: '没有符合条件的岗位。', place: '地区', kind: '岗位', holder: '任职', vacant: '空缺', vacantSince: '空缺自', appointBy: '应在此前任命', one: '岗位', appointments: '任职经过', deputies: '代理人', evaluations: '考核', noHolder: '无人任职',
    onlyVacant: '是否空缺', vacancies: { true: '空缺', false: '有人任职' }, hasAccount: '有账号', noAccount: '没有账号', records: '违法犯罪记录查询', handOver: '交接清单', handOverText: (files: number) => `${files} 份档案`, received: '已接收', notReceived: '还没有接收', year: '年度', result: '等次', criteria: '任职条件', noEvaluations: '还没有考核。', noDeputies: '没有代理人。', until: '任期',
  },
  training: {
    title: '培训', plan: '新建培训', caption: '培训班', empty: '还没有培训班。', name: '名称', level: '级别', from: '开始', to: '结束', hours: '学时', state: '状态', place: '地区', demonstration: '示范培训班', one: '培训班', attendance: '参加情况', nobody: '还没有登记参加的人。', person: '学员', done: '完成', notDone: '未完成',
    whole: '全年培训情况', year: '年度', summary: (trained: number, obliged: number) => `应训 ${obliged} 人，已训 ${trained} 人`, untrained: '还没有参加培训', newcomers: '10 月以后新任，不计入', add: '登记参加的人', allDone: '都已参加培训。', mark: '成绩', who: '没有列出姓名', save: '保存', came: '参加并完成',
  },
  figures: {
    title: '统计', measure: '看什么', by: '怎样分', period: '时间', asOf: (when: string) => `统计截至 ${when}`, place: '地区', done: '已完成', whole: '应完成', percent: '完成率', total: '合计', hidden: '不足 5', chart: '完成率', empty: '这个时间没有数据。', caption: (measure: string) => `${measure}，各地完成情况`,
    months: '月', of: (done: string, whole: string) => `${done} / ${whole}`, latest: '最近一期',
  },
  imports: {
    title: '导入导出', file: '表格文件（省系统导出的 XLSX）', check: '先核对，不导入', checkHint: '核对不会改动任何档案。核对完再决定是否导入。', caption: '最近的导入', empty: '还没有导入过。', name: '文件', state: '状态', at: '时间', one: '导入', counts: '核对结果', action: '处理', outcome: '结果', rows: '行数', faults: '有误的行',
    faultsCaption: '请在表格里改正这些行，再核对一次', row: '行', column: '列', problem: '问题', noFaults: '没有有误的行。', waits: '需要人工判断的行', decide: '判断', apply: '导入', discard: '放弃', report: '下载核对结果', ignored: (count: number) => `有 ${count} 列不认识，没有读取`,
    summary: (all: number, good: number, bad: number) => `共 ${all} 行，可导入 ${good} 行，${bad} 行有误`, wholeRow: '整行', theirs: '表格里', ours: '本系统', sending: '正在上传……', chosen: '请选择文件', exports: '导出', exportHint: '导出会留下记录，须写原因。', export: '导出', refused: '文件没有读取', go: '去核对', decided: '已判断',
    scope: '范围', alike: '可能是这些档案', noFile: '请先选择 XLSX 文件。',
  },
};
