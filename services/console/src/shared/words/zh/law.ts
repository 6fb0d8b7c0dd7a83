const LAWS: readonly (readonly [RegExp, string])[] = [
  [/MPL (\d+)(?:\((\d+)\))?/g, '《未成年人保护法》第$1条'], [/意见 (\d+)/g, '《关于建立侵害未成年人案件强制报告制度的意见（试行）》第$1条'],
  [/刑事程序规定 (\d+)/g, '《公安机关办理刑事案件程序规定》第$1条'], [/行政程序规定 (\d+)/g, '《公安机关办理行政案件程序规定》第$1条'],
];
const SPOKEN = /[\u4e00-\u9fff]/;

/** An article as duties name it, in full words; marks and remarks of whoever collected it are left out. */
export const lawText = (article: string): string =>
  LAWS.reduce((text, [form, name]) => text.replace(form, name), article.replace(/✔²?/g, '')).split(';').map((part) => part.trim()).filter((part) => SPOKEN.test(part)).join('；');
