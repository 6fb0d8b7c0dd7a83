const NAMES: Readonly<Record<string, string>> = {
  MPL: '《未成年人保护法》', ADV: '《反家庭暴力法》', CC: '《民法典》', 民诉法: '《民事诉讼法》', 家庭教育促进法: '《家庭教育促进法》',
  意见: '《关于建立侵害未成年人案件强制报告制度的意见（试行）》', '24号': '《关于依法处理监护人侵害未成年人权益行为若干问题的意见》',
  刑事程序规定: '《公安机关办理刑事案件程序规定》', 行政程序规定: '《公安机关办理行政案件程序规定》', 刑诉规则: '《人民检察院刑事诉讼规则》',
  检察建议规定: '《人民检察院检察建议工作规定》', 公益诉讼解释: '《关于检察公益诉讼案件适用法律若干问题的解释》',
};
/** A source, its articles (`22, 93` or `92–94`) and a remark. */
const SOURCE = /^(\S+)(?: (\d+(?:\(\d+\))?(?:(?:, |–)\d+)*))?(.*)$/;
const MARKS = /✔²?|\bK(?:-[HML])?\b|"[^"]*"/g;
const NOT_SPOKEN = /[A-Za-z][A-Za-z' -]*/g;
const SPOKEN = /[\u4e00-\u9fff]/;

/** An article as duties name it, in full words; marks and remarks of whoever collected it are left out. */
export const lawText = (article: string): string =>
  article.replace(MARKS, '').split(';').map((part) => inWords(part.trim().replace(/\s+/g, ' '))).filter((text) => SPOKEN.test(text)).join('；');

function inWords(part: string): string {
  const [, name = '', articles = '', remark = ''] = SOURCE.exec(part) ?? [];
  if (name === 'SEED') return '本市工作方案';
  const numbers = articles.split(', ').filter((one) => one !== '').map((one) => `第${one.replace(/\(\d+\)/, '').replace('–', '至')}条`);
  return `${NAMES[name] ?? name.replace(NOT_SPOKEN, '')}${numbers.join('、')}${remark.replace(NOT_SPOKEN, '').trimEnd()}`;
}
