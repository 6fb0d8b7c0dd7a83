import type {
  Agency, Caregiver, Channel, ChildCategory, Concern, Danger, DeskState, HideFrom, Labour, MemberRole, MessageKind, OrganisationType, Relation, ReporterKind, Sex, Situation,
  StaffRole, StaffStatus, Whereabouts, WithChildNow,
} from '../../codes';

const agencies = {
  CAC: '网信办', CIV: '民政局', COURT: '法院', EDU: '教育局', HLTH: '卫健局', HRSS: '人社局', PROC: '检察院', PSB: '公安机关', RPI: '未成年人救助保护机构', SUPV: '监委',
  TOWNSHIP: '乡镇（街道）', VILLAGE: '村（居）委会', WF: '妇联', DPF: '残联', JUS: '司法局', EMG: '应急管理局', FIRE: '消防救援机构', CYL: '团委', CWI: '儿童福利机构',
  SCHOOL: '学校', KINDERGARTEN: '幼儿园', HOSPITAL: '医疗机构', NGO: '社会组织',
};

export const codes = {
  agency: { ...agencies, COORD: '妇儿工委办（协调办）' } satisfies Record<Agency, string>,
  organisation: { ...agencies, WCO: '妇儿工委办（协调办）', TRAINING_CENTRE: '培训机构', CHILDCARE: '托育机构', HOTEL: '旅馆' } satisfies Record<OrganisationType, string>,
  danger: { IMMINENT: '现在就有危险', POSSIBLE: '可能有危险', NONE: '没有危险' } satisfies Record<Danger, string>,
  dangerUnknown: '不清楚',
  situation: {
    MR01: '隐私部位受伤', MR02: '不满14岁女孩遭性侵、怀孕或流产', MR03: '14岁以上女孩因性侵怀孕或流产', MR04: '身上多处伤、严重营养不良或神志不清',
    MR05: '自杀、自残、中毒等造成伤残或死亡', MR06: '被遗弃或长期没人照看', MR07: '来历不明、失踪或被拐卖', MR08: '被组织乞讨', MR09: '其他严重伤害或正面临危险',
  } satisfies Record<Situation, string>,
  suspicionCounts: '包括怀疑',
  concern: {
    SEXUAL_ASSAULT: '性侵害', SEXUAL_HARASSMENT: '性骚扰', SERIOUS_BULLYING: '严重欺凌', CORPORAL_PUNISHMENT: '体罚', DOMESTIC_VIOLENCE: '家庭暴力', SERIOUS_INJURY: '重伤',
    NO_CAREGIVER: '没人照看', GUARDIAN_INCAPACITATED: '监护人无力照看', NEGLECT_MILD: '照看不周', NEGLECT_SERIOUS: '严重疏于照看', DELEGATED_CARE_UNFIT: '受托照护人不合适',
    REVOCATION_GROUNDS: '可能要撤销监护资格', DROPOUT: '辍学', CHILD_LABOUR: '童工', RUNAWAY: '离家出走', BEGGING: '流浪乞讨', ONLINE_HARM: '网络侵害', MENTAL_HEALTH: '心理问题',
    SELF_HARM_RISK: '有自伤自杀风险', BENEFIT_NEED: '生活困难需要救助', UNIT_FAILED_DUTY: '有关单位没有尽责',
  } satisfies Record<Concern, string>,
  relation: {
    GUARDIAN: '父母或监护人', GUARDIAN_PARTNER: '监护人的伴侣', CAREGIVER: '照看的人', RELATIVE: '亲戚', STAFF: '学校或托育人员', VILLAGE_CADRE: '村干部', PUBLIC_OFFICIAL: '公职人员',
    PEER: '同学同伴', ACQUAINTANCE: '熟人', STRANGER: '陌生人', SELF: '孩子自己',
  } satisfies Record<Relation, string>,
  withChildNow: { YES: '现在和孩子在一起', NO: '现在不和孩子在一起', UNKNOWN: '不清楚' } satisfies Record<WithChildNow, string>,
  warning: {
    AGE_SITUATION_MISMATCH: '年龄与所选情形不符，请核对', AGE_AT_HARM_UNKNOWN: '不清楚事发时年龄', NOT_A_MINOR: '事发时可能已满18岁', BIRTH_DATE_IN_FUTURE: '出生日期晚于今天', HARM_DATE_IN_FUTURE: '事发日期晚于今天',
  },
  kind: {
    SCHOOL: '学校', KINDERGARTEN: '幼儿园', TRAINING_CENTRE: '培训机构', CHILDCARE: '托育机构', VILLAGE: '村（居）委会', TOWNSHIP: '乡镇（街道）', HOSPITAL: '医疗机构',
    WELFARE_INSTITUTION: '福利或救助机构', HOTEL: '旅馆', STATE_ORGAN: '国家机关', PUBLIC: '群众', PARENT: '家长', CHILD: '孩子本人',
  } satisfies Record<ReporterKind, string>,
  channel: {
    PLATFORM: '本系统', '110': '110 报警', '120': '120 急救', '12309': '12309 检察服务', '12338': '12338 妇联', '12345': '12345 政务服务', '12355': '12355 青少年服务', '12377': '12377 网络举报', IN_PERSON: '当面',
  } satisfies Record<Channel, string>,
  labour: { HAZARDOUS: '危险劳动', FORCED: '被强迫劳动', OTHER: '其他劳动' } satisfies Record<Labour, string>,
  whereabouts: { KNOWN: '知道在哪里', UNKNOWN: '不知道在哪里' } satisfies Record<Whereabouts, string>,
  caregiver: { PRESENT: '有人照看', ABSENT: '没人照看' } satisfies Record<Caregiver, string>,
  hideFrom: { UNIT: '不让本单位知道', VILLAGE: '不让村（居）委会知道', TOWNSHIP: '不让乡镇（街道）知道' } satisfies Record<HideFrom, string>,
  sex: { MALE: '男', FEMALE: '女' } satisfies Record<Sex, string>,
  category: { LEFT_BEHIND: '留守儿童', IN_DIFFICULTY: '困境儿童', ORPHAN: '孤儿', DE_FACTO_UNSUPPORTED: '事实无人抚养儿童', MIGRANT: '流动儿童' } satisfies Record<ChildCategory, string>,
  staffRole: { REPORTER: '报告人', POLICY: '规则查看', AUDITOR: '审计', ADMIN: '系统管理' } satisfies Record<StaffRole, string>,
  memberRole: { MEMBER: '工作人员', SUPERVISOR: '台负责人' } satisfies Record<MemberRole, string>,
  staffStatus: { ACTIVE: '正常', SUSPENDED: '已停用' } satisfies Record<StaffStatus, string>,
  deskState: { PLANNED: '待开放', OPEN: '已开放', CLOSED: '已关闭' } satisfies Record<DeskState, string>,
  message: { ARRIVAL: '新到', ESCALATION: '催办', ANSWER: '有答复' } satisfies Record<MessageKind, string>,
};
