import { content } from './work-content';
import { coordination, handover, inbox, supervision } from './work-lists';
import { lawText } from './law';
import { moves } from './work-moves';
import { print } from './work-print';
import { trail } from './work-trail';

/** What the desk's pages of referrals say. */
export const work = {
  content, coordination, handover, inbox, supervision, moves, print, trail, lawText,
  worklist: {
    title: '工作台', caption: (count: number | undefined) => (count === undefined ? '本台的转介' : `本台的转介，共 ${count} 件`),
    empty: '现在没有需要办理的。新的会自动出现在这里，不用刷新。', tabs: '按状态查看', owed: '待办', all: '全部',
    number: '编号', situations: '情形', child: '孩子', place: '地点', role: '身份', state: '状态', filed: '收到', due: '期限', claimed: '经办', unread: '有补充', backup: '代管', urgent: '现在就有危险',
    years: (age: number) => `${age} 岁`, views: '我存的筛选', view: '给这组筛选起个名字', saveView: '存下这组筛选', dropView: (name: string) => `删除「${name}」`, desk: '工作台', from: '收到日期自', to: '收到日期至', division: '地点',
  },
  search: {
    label: '查找', hint: '编号、孩子姓名或身份证号', find: '查找', clear: '清除查找', empty: '没有找到，或不在您的范围内。可以核对编号，或请协调办查询', caption: '查找结果', filed: '报告时间',
    recorded: '按姓名或证件号查找会留下记录。',
  },
  referral: {
    title: '转介', opening: '打开内容即视为打开，会记录。', gone: '本案已不在您的工作台', back: '回到工作台', gaveAway: '已转出。这里只有本台自己做过的。', more: '更多操作', seen: '已阅',
    evidence: (hours: number) => `距 72 小时还有 ${hours} 小时，请尽快取证和就医`, evidenceOver: (hours: number) => `距侵害已约 ${hours} 小时，超过 72 小时`,
    keepFrom: (agencies: string) => `报告人要求不让这些部门知道：${agencies}`, noticeOnly: '本台只需知悉。看过后点「已阅」。', because: '分派原因', owner: '办理单位', site: '依据的地点',
    why: '为什么到这里', whatIf: '如果情况不同', whatIfLine: (fact: string) => `如果「${fact}」不同`, added: '会增加', removed: '会减少', raised: '会改为主办', lowered: '会改为协办或知悉',
    mergedInto: '已并入本案的另一转介', since: '送达', others: '本案各部门', related: '这个孩子以前的报告', sameAs: { ID_NUMBER: '身份证号相同', NAME_AND_BIRTH_DATE: '姓名和出生日期相同', PHONE: '电话相同' } as Readonly<Record<string, string>>, relatedEmpty: '没有您可以看到的其他报告。', answers: '答复和告知', answersEmpty: '各部门还没有答复', received: '报告人已看到', notReceived: '报告人还没有看到',
    decisions: '已登记的决定', decisionsEmpty: '还没有登记决定。', withheld: '暂缓告知', final: '办结', trail: '经过', looked: '谁看过', lookedEmpty: '这份报告还没有人查看', notes: '说明', duties: '期限', dutiesEmpty: '没有期限要求。', dutiesEnded: (count: number) => `已了结 ${count} 项`,
    statutory: '法定', local: '本地规定', design: '系统设定', provisional: '暂定', guardians: '监护人告知决定', told: '告知', notTold: '不告知', print: '打印', reporter: '报告人',
    owed: '待办期限', printDuty: { 'supervision-notice': '打印督办通知单', 'extension-approval': '打印时限延长审批表' },
  },
};
