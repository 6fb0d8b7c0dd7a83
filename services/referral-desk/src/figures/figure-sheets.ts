import { agencyNames } from '@referrals/policy';
import { FEW, type FigureSheet } from '@referrals/service-kit';
import type { CountFigures, OpenFigures, TimeFigures } from './figures.dto.js';

const STEPS = { OPENED: '从送达到打开', ACKNOWLEDGED: '从送达到签收', ANSWERED: '从送达到答复' } as const;
const ROLES = { LEAD: '主办', SUPPORT: '协办', NOTICE: '知悉' } as const;

const columns = (...headers: readonly string[]): FigureSheet['columns'] => headers.map((header) => ({ header }));

/** What lies on each desk; nothing of who has it in hand. */
export const openSheet = ({ desks }: OpenFigures, names: ReadonlyMap<string, string>): FigureSheet => ({
  name: '尚未办结', columns: columns('工作台', '件数', '超过1小时没打开', '已超期', '不到1天', '1天到1周', '1周到30天', '更久'),
  rows: desks.map(({ desk, open, unopened, overdue, day, week, month, longer }) => [names.get(desk), open, unopened, overdue, day, week, month, longer]),
});

export const timeSheet = ({ times }: TimeFigures): FigureSheet => ({
  name: '用了多久', columns: columns('部门', '步骤', '件数', '一半在此时间内（分钟）', '十分之九在此时间内（分钟）'),
  rows: times.map(({ agency, step, count, median, p90 }) => [agencyNames[agency], STEPS[step], count ?? FEW, median ?? FEW, p90 ?? FEW]),
});

export const countSheet = ({ total, counts }: CountFigures): FigureSheet => ({
  name: '转介数量', columns: columns('区划代码', '部门', '身份', '件数'),
  rows: [...counts.map(({ county, agency, role, count }) => [county, agencyNames[agency], ROLES[role], count ?? FEW]), ['总数', undefined, undefined, total ?? FEW]],
});
