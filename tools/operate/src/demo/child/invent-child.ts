import { addDays, addMonths, type PlainDate } from '@referrals/calendar';
import { idNumberCheck } from '@referrals/policy';

const FIRST = ['春', '夏', '秋', '冬', '晨', '暮', '云', '雨', '山', '河', '松', '竹', '梅', '兰', '荷'] as const;
const SECOND = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'] as const;

/** Nobody’s: the prefix belongs to no place. */
export interface InventedChild { readonly name: string; readonly birthDate: PlainDate; readonly idNumber: string }

/** A girl who is eighteen on this day, another one each time: `pick` answers a whole number below its argument. */
export function inventChild(eighteenOn: PlainDate, pick: (below: number) => number): InventedChild {
  const birthDate = addMonths(addDays(eighteenOn, -1), -216);
  const name = `演示·竹${FIRST[pick(FIRST.length)] ?? ''}${SECOND[pick(SECOND.length)] ?? ''}`;
  return { name, birthDate, idNumber: inventIdNumber(birthDate, pick(500)) };
}

/** A woman’s number, as if the `nth` of that birth date. */
export function inventIdNumber(birthDate: string, nth: number): string {
  const seventeen = `430299${birthDate.replaceAll('-', '')}${String(nth * 2).padStart(3, '0')}`;
  return `${seventeen}${idNumberCheck(seventeen)}`;
}
