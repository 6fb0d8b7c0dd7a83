import type { FieldPath, ReportBody, ReportForm } from './form';

interface Tree { [name: string]: unknown }

/** What is posted: answered fields alone, each in its place. A child who is not known has no other facts. */
export function toBody({ values, suspects }: ReportForm): ReportBody {
  const body: Tree = { child: {} };
  for (const [path, value] of Object.entries(values)) {
    const text = typeof value === 'string' ? value.trim() : value;
    const isSaid = text !== '' && text !== undefined && !(Array.isArray(text) && text.length === 0);
    if (isSaid && !(values['child.unknown'] === true && path.startsWith('child.') && path !== 'child.unknown')) put(body, path, text);
  }
  return { ...body, ...suspects.length > 0 ? { suspects: [...suspects] } : {} } as ReportBody;
}

function put(body: Tree, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop()!;
  let part = body;
  for (const name of names) part = (part[name] ??= {}) as Tree;
  part[last] = value;
}

/** What must be there before it can be sent; the server says the rest. */
export function missingIn({ values }: ReportForm): readonly FieldPath[] {
  const isThere = (path: FieldPath): boolean => {
    const value = values[path];
    return typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) ? value.length > 0 : value === true;
  };
  const said = (['situations', 'concerns', 'narrative'] as const).some(isThere);
  const child = (['child.unknown', 'child.name', 'child.sex', 'child.birthDate', 'child.age', 'child.schoolName', 'child.idNumber'] as const).some(isThere);
  return [...said ? [] : ['narrative'] as const, ...child ? [] : ['child.name'] as const];
}

/** The step of the form at which a field stands. */
export function stepOf(field: string): 'what' | 'child' | 'place' {
  if (/^(danger|called110|situations|concerns|narrative|harmDate)(\.|\[|$)/.test(field)) return 'what';
  return /^(child|school)(\.|$)/.test(field) ? 'child' : 'place';
}
