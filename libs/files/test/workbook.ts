import { deflateRawSync, crc32 } from 'node:zlib';

/** A part of a file of a test; `claims` is what it says of itself beside the truth. */
export interface TestPart { readonly name: string; readonly text: string | Buffer; readonly claims?: { readonly size?: number; readonly encrypted?: boolean } }

/** A ZIP file, made by hand so that it can lie. */
export function archive(parts: readonly TestPart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, claims } of parts) {
    const bytes = Buffer.from(text);
    const packed = deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(claims?.encrypted === true ? 1 : 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claims?.size ?? bytes.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, place, Buffer.from(name)]));
    bodies.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, index, end]);
}

const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface TestBook {
  readonly rows: string;
  readonly texts?: string;
  readonly styles?: string;
  readonly sheets?: string;
  readonly book?: string;
  readonly more?: readonly TestPart[];
}

/** Parts of a workbook whose sheet has these rows, as XML. */
export function bookParts({ rows, texts = '', styles = '', sheets = '<sheet name="名册" sheetId="1" r:id="rId1"/>', book = '', more = [] }: TestBook): TestPart[] {
  const relations = (inside: string): string => `<Relationships>${inside}</Relationships>`;
  return [
    { name: '[Content_Types].xml', text: '<Types/>' },
    { name: '_rels/.rels', text: relations(`<Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/>`) },
    { name: 'xl/workbook.xml', text: `<workbook xmlns:r="${DOCUMENT}">${book}<sheets>${sheets}</sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', text: relations(['worksheet', 'sharedStrings', 'styles'].map((kind, index) =>
      `<Relationship Id="rId${index + 1}" Type="${DOCUMENT}/${kind}" Target="${['worksheets/sheet1.xml', '/xl/sharedStrings.xml', 'styles.xml'][index]}"/>`).join('')) },
    { name: 'xl/sharedStrings.xml', text: `<sst>${texts}</sst>` },
    { name: 'xl/styles.xml', text: `<styleSheet>${styles}</styleSheet>` },
    { name: 'xl/worksheets/sheet1.xml', text: `<worksheet><sheetData>${rows}</sheetData></worksheet>` },
    ...more,
  ];
}

export const workbook = (book: TestBook): Buffer => archive(bookParts(book));

export async function listed<T>(all: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of all) found.push(one);
  return found;
}
