import { readFileSync } from 'node:fs';

/** What people here take besides, in Latin letters: what is ours, and where. */
const OF_OURS = ['hunan', 'zhuzhou', 'youxian', 'liling', 'chaling', 'yanling', 'lukou', 'tianyuan', 'hutang', 'lusong', 'shifeng', 'mima', 'guanliyuan', 'woaini', 'woainizhongguo',
  'tonghu', 'lianzhuan', 'gongan', 'minzheng', 'jiaoyu', 'fulian', 'weiji', 'xuexiao', 'laoshi', 'zhongguo', 'beijing', '430200', '430223', '5201314', '1314520'];

let words: ReadonlySet<string> | undefined;

/** Passwords that many people have, in small letters; read once. Source and licence stand in the file. */
export const commonPasswords = (): ReadonlySet<string> => (words ??= new Set([
  ...readFileSync(new URL('./common-passwords.txt', import.meta.url), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('# ') && line !== '#'),
  ...OF_OURS,
]));
