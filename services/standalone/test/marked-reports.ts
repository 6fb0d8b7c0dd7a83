/** Words and numbers that occur nowhere else, so that a search for them is a proof. Invented; the ID prefix 430299 is unassigned. */
export const MARKS = {
  childName: '验甲乙丙', idNumber: '430299201801150011', birthDate: '2018-01-15', childPhone: '19900000001', story: '独此一句的叙述壹贰叁',
  reporterName: '验丁戊己', reporterPhone: '19900000002', suspectName: '验庚辛壬', childWords: '独此一句的孩子原话', safeWay: '独此一处的联系方式',
} as const;

/** The eleven 12-digit codes never leave for confidential reports; this one is told in them. */
export const VILLAGE_CODE = '430223104208';

const marked = {
  situations: ['MR04'], concerns: ['NEGLECT_MILD'], danger: 'POSSIBLE', harmDate: '2026-05-01',
  child: { name: MARKS.childName, idNumber: MARKS.idNumber, birthDate: MARKS.birthDate, phone: MARKS.childPhone, guardian: { name: MARKS.suspectName, phone: MARKS.childPhone } },
  reporter: { name: MARKS.reporterName, phone: MARKS.reporterPhone, safeContact: { way: MARKS.safeWay } },
  suspects: [{ relation: 'GUARDIAN', name: MARKS.suspectName }],
  childNow: VILLAGE_CODE, residence: VILLAGE_CODE, harmPlace: VILLAGE_CODE, narrative: MARKS.story,
};

/** By a teacher, openly. */
export const openReport = marked;
/** By a village child director who asks to stay unknown. */
export const confidentialReport = { ...marked, reporter: { ...marked.reporter, confidential: true } };
/** By somebody without an account. */
export const anonymousReport = { ...marked, reporter: { ...marked.reporter, kind: 'PARENT' } };
