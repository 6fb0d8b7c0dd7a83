const MARKS = /✔²?|\bK(?:-[HML])?\b|"[^"]*"/g;

/** An article as duties name it; marks and remarks of whoever collected it are left out. */
export const lawText = (article: string): string =>
  article.replace(MARKS, '').split(';').map((part) => part.trim().replace(/\s+/g, ' ')).filter((part) => !part.startsWith('design') && !part.endsWith('design')).join('; ').replace(/\bSEED \d+/g, 'the city’s plan');
