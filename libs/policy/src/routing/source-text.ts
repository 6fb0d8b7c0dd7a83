/** How sources name what officials know by another name. What is not here is a law by its own name. */
const NAMES: Readonly<Record<string, string>> = {
  MPL: '《未成年人保护法》', ADV: '《反家庭暴力法》', CC: '《民法典》', 意见: '《关于建立侵害未成年人案件强制报告制度的意见（试行）》',
  '24号': '《关于依法处理监护人侵害未成年人权益行为若干问题的意见》', SEED: '本市工作方案', 刑诉法: '《刑事诉讼法》', 刑事程序规定: '《公安机关办理刑事案件程序规定》',
};
const DESIGN = 'design';
const DIGITS = '零一二三四五六七八九';

/** 11 is 十一, 118 一百一十八; from 1 to 999. */
export function chineseNumber(n: number): string {
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  const ten = tens === 0 ? (hundreds > 0 && ones > 0 ? '零' : '') : `${tens === 1 && hundreds === 0 ? '' : DIGITS[tens] ?? ''}十`;
  return `${hundreds === 0 ? '' : `${DIGITS[hundreds] ?? ''}百`}${ten}${ones === 0 ? '' : DIGITS[ones] ?? ''}`;
}

const article = (numbers: string): string => numbers.split('–').map((n) => `第${chineseNumber(Number(n))}条`).join('至');

/** A row's source as officials read it: `意见 2; MPL 11` is the opinion's second article and the law's eleventh. What the law leaves open says so. */
export function sourceText(source: string): string {
  const parts = source.split(/;\s*/).filter((part) => part !== '' && part !== DESIGN);
  const texts = parts.map((part) => {
    const [, name = part, articles = ''] = /^(.*?)(?: ([0-9][0-9–, ]*))?$/.exec(part) ?? [];
    const known = NAMES[name] ?? (name.endsWith('号') ? name : `《${name}》`);
    return `${known}${articles.split(/,\s*/).filter((one) => one !== '').map(article).join('、')}`;
  });
  return texts.length === 0 ? '法律没有规定，按本系统安排' : texts.join('；');
}
