/** What auditors, those who keep the rules, and those who look at figures read. */
export const oversight = {
  audit: {
    title: '审计', lead: '按报告编号查看谁看过、谁做过什么，并在本机核对记录没有被改动。', number: '报告编号', open: '查看', numberHint: '如 R-2026-…，回执上有', accesses: '谁看过', trail: '经过', unsealings: '查看报告人身份的记录', bundle: '核对导出的记录',
    nobody: '这份报告还没有人查看', nothing: '没有记录', at: '时间', who: '人员', desk: '工作台', what: '看了什么', why: '原因', part: '系统部分', action: '做了什么', system: '系统自动', reporter: '报告人', report: '报告编号', more: '再看 50 条',
    intact: (count: number) => `核对无误：${count} 条记录首尾相接，没有被改动`, broken: (n: number) => `第 ${n} 条记录与它的校验值不符，或前后不相接。请保留现场并报告管理员`, withheld: '部分记录的内容只有审计人员能看，不能在此核对', checking: '正在核对……', check: '校验', export: '导出记录（JSON）',
    exportNote: '导出的文件里只有编号、代码和时间，没有孩子或报告人的姓名。核对在本机进行，文件不会上传。', drop: '把导出的文件拖到这里，或选择文件', file: '导出的文件', badFile: '不是本系统导出的记录文件', checked: (file: string) => `核对结果：${file}`, noUnsealings: '没有人查看过报告人身份',
    files: { 'mandatory-reporting': '报告', 'referral-desk': '转介办理' },
  },
  policy: {
    title: '分派预览', lead: '填写情况，看报告会分派给哪些部门。只是预览，不会提交任何内容。', facts: '情况', second: '第二种情况', compare: '与另一种情况比较', single: '不再比较', preview: '看分派结果', danger: '危险程度', situations: '情形', concerns: '其他困难', harmDate: '事发日期', birthDate: '孩子出生日期', unknown: '不清楚',
    now: '孩子现在所在地', harm: '事发地', home: '居住地', whereabouts: '孩子在哪里', caregiver: '有没有人照看', labour: '劳动情况', suspect: '嫌疑人与孩子的关系', cohabiting: '与孩子同住', reporter: '谁报告', confidential: '要求保密或匿名', yes: '是',
    result: '分派结果', agency: '部门', role: '身份', site: '按哪里', desk: '接收的台', because: '为什么是这个台', rows: '依据的规则', row: (rows: readonly number[]) => `第 ${rows.join('、')} 条`, warnings: '请核对', nobody: '这样的情况不分派给任何部门', first: '第一种情况', same: '两种情况的分派结果相同', differs: '只在一种情况里有，或身份、接收的台不同的，标为「不同」',
    difference: '比较', onlyFirst: '只在第一种', onlySecond: '只在第二种', different: '不同', equal: '相同', pack: (version: number) => `规则第 ${version} 版`,
  },
  figures: {
    title: '统计', lead: '只有数量，没有任何孩子或报告人。少于 5 的显示为「少于 5」，能由此算出的也不显示。', from: '从', to: '到', export: '导出 Excel', few: '少于 5', group: '部门', period: '不选日期时，是最近 92 天。',
    open: '尚未办结', openCaption: '各工作台手上的转介', noOpen: '您的工作台现在没有未办结的转介', desk: '工作台', count: '件数', unopened: '超过 1 小时没打开', overdue: '已超期', day: '不到 1 天', week: '1 天到 1 周', month: '1 周到 30 天', longer: '更久',
    times: '用了多久', noTimes: '这段时间没有数据', steps: { OPENED: '从送达到打开', ACKNOWLEDGED: '从送达到签收', ANSWERED: '从送达到答复' } as Readonly<Record<string, string>>, median: '一半在此时间内', p90: '十分之九在此时间内', agency: '部门',
    counts: '转介数量', noCounts: '这段时间没有转介', total: (count: string) => `总数：${count}`, place: '地区', role: '身份', noPlace: '地区不清楚',
    situations: '报告情形', situation: '情形', reports: '报告数', noSituations: '这段时间没有选了情形的报告', situationNote: '一份报告可以有几种情形。',
  },
};
