import type { GrantableAgency, GrantLevel, LinkBasis } from '../../child-codes';

/** Who else may see a file, and what only the county may. */
export const childSharing = {
  grants: '授权其他部门查看', grantsEmpty: '没有授权给其他部门。', give: '授权查看', giveMeans: '对方只能看授权的内容，最长 6 个月；谁看过会记录。', endGrant: '结束授权', agency: '部门', desk: '工作台', level: '可以看什么', until: '看到哪天为止（最长 6 个月）', letter: '来函编号', holds: '有效', over: '已结束',
  levels: { C: '卡片（基本情况、学校、照护人）', F: '整份档案（须由负责人授权）' } satisfies Record<GrantLevel, string>,
  agencies: { RPI: '未成年人救助保护机构', EDU: '教育局', HLTH: '卫健局', PSB: '公安机关', PROC: '检察院', COURT: '法院', DPF: '残联', NGO: '社会组织' } satisfies Record<GrantableAgency, string>,
  links: '关联的报告', linksMeans: '只有本县民政能看。查看须写明原因，会留下记录。', show: '查看', linksEmpty: '没有关联的报告。', link: '关联报告', linkMeans: '只能关联本台有权查看的报告。', report: '报告编号', reportHint: '本台的转介，按编号选择。', noReports: '本台没有转介。', elsewhere: '不在本台的报告', basis: '为什么认为是这个孩子', watch: '列入县级关注',
  watchHint: '村里和乡镇会看到「县级关注」。涉及村干部或照护人亲属的，不要列入。', at: '关联时间', unlink: '取消关联', unlinked: '已取消', household: '同住的其他孩子', alsoWatch: '也列入县级关注', watched: '已列入县级关注。',
  bases: { ID_EQUAL: '身份证号相同', NAMED_SAME: '姓名等情况相同', SEEN: '当面核实' } satisfies Record<LinkBasis, string>,
  health: '保密的健康信息', healthMeans: '只有本县民政能看。查看须写明原因，会留下记录。', healthEmpty: '没有记录。', write: '登记保密信息', writeMeans: '以新登记的为准，以前的保留。', diagnosis: '诊断', infection: '传染性疾病', pregnancy: '怀孕',
  granted: '授权给本单位的档案', grantedEmpty: '没有授权给本单位的档案。', grantedCaption: '最先到期的在前', openCard: '查看卡片', openFile: '查看整份档案', card: '孩子的卡片', which: (place: number) => `第 ${place} 份`,
};
