/** What the pages of the system's administrators say. */
export const administration = {
  title: '系统管理', sections: '管理内容', organisations: '单位', desks: '工作台', staff: '人员', divisions: '区划', events: '未送达的消息', import: '批量导入',
  intro: {
    organisations: '学校、医院、机关等，报告和办理都以单位为准。', desks: '接收转介的台：哪个部门、管哪里、谁在台里、缺席时由谁接。', staff: '账号、身份、首次密码，停用与恢复。',
    divisions: '村居、乡镇、县区的名称和变更。', events: '系统各部分之间没有送到的消息：重新送出，或写明原因后放弃。', import: '用表格一次登记单位、工作台和人员，先检查再导入。',
  },
  health: {
    title: '系统状况', ok: '一切正常', joining: '正在补送以前的消息，可以照常使用', degraded: '可以使用，但有事情需要人处理', waiting: '有一部分还不能使用', ending: '正在停止',
    finding: { ok: '正常', joining: '补送中', degraded: '需要处理', waiting: '等待中', ending: '停止中' }, part: '部分', state: '状况',
    parts: { directory: '单位与人员', 'mandatory-reporting': '报告', 'referral-desk': '转介办理', 'child-registry': '儿童档案' } as Readonly<Record<string, string>>, kinds: { events: '消息', duties: '期限', jobs: '定时任务', directory: '名册副本', database: '数据库', process: '进程', check: '检查' } as Readonly<Record<string, string>>, look: '查看未送达的消息',
  },
  name: '名称', type: '类型', place: '所在地区', area: '管辖地区', credit: '统一社会信用代码', supervising: '主管的工作台', opensOn: '开始日期', closesOn: '结束日期', agency: '部门', organisation: '单位', backup: '后备工作台',
  backupHint: '本台关闭或无人时由它接收', code: '代码', codeHint: '小写字母开头，如 edu.yx；以后不能改', state: '状态', members: '成员', none: '无', actions: '操作', change: '修改', find: '查找', findHint: '名称中的字', choose: '请选择', search: '先输入名称中的字再选择',
  noMatch: '没有找到', add: { organisation: '登记单位', desk: '开设工作台', staff: '登记人员', division: '登记区划' }, save: '保存', saved: '已保存', edit: { organisation: '修改单位', desk: '修改工作台', staff: '修改人员', division: '修改区划' },
  emptyOrganisations: '还没有登记单位。可以先下载模板，再导入', empty: '没有符合的内容。可以换一个条件再查', list: { organisations: '已登记的单位', desks: '工作台', staff: '人员', divisions: '区划' },
  receives: '接收转介',
  close: '关闭工作台', closeFrom: '从哪一天起关闭', closeMeans: '从这一天起不再接收转介，没有办完的转给后备工作台；没有后备的交协调办重新分派。', closeVerb: '关闭',
  member: { title: (name: string) => `${name}：成员`, caption: '台里的人员', account: '账号', name: '姓名', role: '台内身份', functions: '职务', add: '添加成员', remove: '移出', empty: '台里还没有人。先添加成员，转介才有人看到', pick: '人员', removeConfirm: (name: string) => `把 ${name} 移出本台？` , suspended: '已停用', back: '返回工作台列表' },
  person: {
    account: '账号', accountHint: '小写字母开头，只用字母、数字、点和短横', name: '姓名', roles: '身份', desks: '所在工作台', status: '状态', suspend: '停用', restore: '恢复', password: '重置密码', setRoles: '改身份',
    suspendConfirm: (name: string) => `停用 ${name} 的账号？一分钟内不能再使用，本人的登录全部结束。`, passwordConfirm: (name: string) => `重置 ${name} 的密码？原密码立即失效，本人的登录全部结束。`,
    first: '首次密码', firstOnce: '只显示这一次，关闭后不能再看。请打印或当面告诉本人，不要用聊天软件转发。', firstText: '请本人第一次登录后，在「我的账号」里改成自己的密码。', print: '打印密码条', done: '已交给本人，关闭', address: '网址', deskHint: '登记后到工作台页面把人加入工作台',
  },
  division: { code: '区划代码', codeHint: '6、9 或 12 位数字', level: '级别', until: '停用日期', replaced: '由哪个代码替代', levels: { PROVINCE: '省', CITY: '市', COUNTY: '县（市、区）', TOWNSHIP: '乡镇（街道）', VILLAGE: '村（居）' }, from: '启用日期', within: '在哪个地区里' },
  event: {
    lead: '每条消息只在这里处理一次。内容不显示，只有编号和时间。', service: '系统部分', waiting: '等待送达', quarantined: '不认识的消息', type: '内容', state: '状况', since: '从何时起', attempts: '已试', times: (count: number) => `${count} 次`, behind: '后面还有', pieces: (count: number) => `${count} 条`,
    states: { PARKED: '停住，需要人处理', RETRY: '稍后自动再试', NOT_YET: '等前面的消息' }, reason: '原因', replay: '重新送出', dismiss: '放弃', replayMeans: '问题解决后再按。同一条消息送两次不会出错。', dismissMeans: '这条消息不再处理；放弃的报告会交给协调办。操作人和原因会留下记录。',
    why: '为什么', noneWaiting: '没有等待的消息', noneQuarantined: '没有不认识的消息', received: '收到时间', from: '来自', size: '大小', bytes: (count: number) => `${count} 字节`, detail: '系统给出的原因', done: '已处理', show: '查看编号和时间', about: '关于',
    types: {
      'register.desk-recorded': '工作台变更', 'register.organisation-recorded': '单位变更', 'register.division-recorded': '区划变更', 'register.desks-published': '工作台名册', 'register.staff-standing-recorded': '账号停用或恢复', 'clock.advanced': '演示时钟',
      'report.filed': '新报告', 'report.supplemented': '补充情况', 'report.exclusion-added': '增加回避', 'report.content-read': '打开报告内容', 'report.supplement-read': '打开补充情况', 'referral.routed': '转介送达', 'referral.opened': '打开转介', 'referral.acknowledged': '签收', 'referral.decided': '登记进展',
      'referral.concluded': '办结', 'referral.returned': '退回', 'referral.rerouted': '改派', 'referral.transferred': '转给其他台', 'referral.reopened': '重新办理', 'referral.fed-back': '答复完成',
    } as Readonly<Record<string, string>>, otherType: '其他消息',
  },
  imports: {
    lead: '一次导入全部内容：有一处不对，就一行都不导入。名册里已有的会更新，表里没写的不会删除。', template: '下载现有名册作模板', file: '表格文件（xlsx，不超过 5 MB）', check: '检查', run: '导入', sheets: { organisations: '单位', desks: '工作台', staff: '人员' },
    faulty: (count: number) => `${count} 处需要改，改好后再检查`, sheet: '工作表', row: '行', column: '列', problem: '问题', faults: '需要改的地方',
    clean: '检查通过，可以导入', done: '已导入', passwords: '新账号还没有密码：在「人员」里逐个「重置密码」，打印密码条。', choose: '请先选择文件', counts: '检查结果', added: '新增', changed: '修改', unchanged: '不变',
  },
};
