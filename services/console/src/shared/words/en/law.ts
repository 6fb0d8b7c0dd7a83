/** An article as duties name it; marks and remarks of whoever collected it are left out. */
export const lawText = (article: string): string => article.replace(/✔²?/g, '').split(';').map((part) => part.trim()).filter((part) => !part.endsWith('design')).join('; ');
