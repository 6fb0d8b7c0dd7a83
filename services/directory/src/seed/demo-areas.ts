import { AGENCIES, type Agency, type OrganisationType } from '@referrals/contracts';

/** The demonstration: a county, a district and the city above them. Offices and persons are invented; places are real. */
export interface DemoArea {
  readonly key: 'yx' | 'ls' | 'city';
  readonly name: string;
  readonly division: string;
  readonly jurisdiction: string;
  readonly township?: { readonly code: string; readonly name: string };
  readonly village?: { readonly code: string; readonly name: string };
}

export const DEMO_AREAS: readonly DemoArea[] = [
  {
    key: 'yx', name: '攸县', division: '430223', jurisdiction: '430223',
    township: { code: '430223103', name: '桃水镇' }, village: { code: '430223103213', name: '桃水村' },
  },
  {
    key: 'ls', name: '芦淞区', division: '430203', jurisdiction: '430203',
    township: { code: '430203100', name: '白关镇' }, village: { code: '430203100201', name: '白关村' },
  },
  { key: 'city', name: '株洲市', division: '430200', jurisdiction: '4302' },
];

/** The police station with a jurisdiction of its own. */
export const DEMO_STATION = { code: '430223106', name: '网岭镇' } as const;

interface Office { readonly office: string; readonly person: string; readonly type: OrganisationType }

export const DEMO_OFFICES: Readonly<Record<Agency, Office>> = {
  CAC: { office: '网信办', person: '网信干部', type: 'CAC' },
  CIV: { office: '民政局', person: '民政干部', type: 'CIV' },
  COORD: { office: '妇儿工委办', person: '协调员', type: 'WCO' },
  COURT: { office: '人民法院', person: '法官', type: 'COURT' },
  EDU: { office: '教育局', person: '教育干部', type: 'EDU' },
  HLTH: { office: '卫生健康局', person: '卫健干部', type: 'HLTH' },
  HRSS: { office: '人力资源和社会保障局', person: '人社干部', type: 'HRSS' },
  PROC: { office: '人民检察院', person: '检察官', type: 'PROC' },
  PSB: { office: '公安局', person: '民警', type: 'PSB' },
  RPI: { office: '未成年人救助保护中心', person: '未保干部', type: 'RPI' },
  SUPV: { office: '监察委员会', person: '监察干部', type: 'SUPV' },
  TOWNSHIP: { office: '人民政府', person: '乡镇儿童督导员', type: 'TOWNSHIP' },
  VILLAGE: { office: '村民委员会', person: '村干部', type: 'VILLAGE' },
  WF: { office: '妇女联合会', person: '妇联干部', type: 'WF' },
};

/** Agencies with a desk in an area: villages and townships stand below counties only. */
export function agenciesOf(area: DemoArea): readonly Agency[] {
  return AGENCIES.filter((agency) => area.township !== undefined || (agency !== 'TOWNSHIP' && agency !== 'VILLAGE'));
}
