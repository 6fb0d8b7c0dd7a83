/** What whoever started the exchange reads once it serves. */
export function welcome(origin: string, lines: readonly string[], seconds: number): string {
  return [
    '',
    `童护联转 已就绪 Child Referral Exchange is ready (${seconds.toFixed(1)} s)`,
    `  地址 address     ${origin}`,
    `  接口文档 API     ${origin}/docs`,
    ...lines.map((line) => `  ${line}`),
    '  停止 stop        Ctrl-C',
    '',
  ].join('\n');
}

/** An installation without its desks serves administrators; reports are refused until each of them would find an owner. */
export const NOT_YET_FILING = '尚不能接收报告：请管理员先建立市级协调办公室（COORD）和最后接收机构（LAST_RESORT_DESK），详见 /health/ready。 Reports are refused until the city’s COORD desk and LAST_RESORT_DESK exist.';
