import { crc32, deflateRawSync } from 'node:zlib';

/** Sentences of our own for made-up documents. */
export const BODY: string =
  'De ministers van Norland en Zuidland spraken dinsdag in Wenen over een bestand dat drie weken moet duren. ' +
  'Volgens het ministerie gaat het om de havens in het oosten.';

export interface ZipFile {
  readonly name: string | Buffer;
  readonly data: string | Uint8Array;
  /** Unix mode, e.g. of a link. */
  readonly mode?: number;
  readonly encrypted?: boolean;
  /** Declares another size than there is. */
  readonly declared?: number;
}

/** A ZIP archive, names as they are given. */
export function zip(files: readonly ZipFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, mode = 0o100644, encrypted = false, declared } of files) {
    const raw = Buffer.from(data);
    const packed = deflateRawSync(raw);
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE((encrypted ? 1 : 0) | 0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(declared ?? raw.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, path, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((mode << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, tail, path);
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

export interface TarFile {
  readonly name: string;
  readonly data?: string | Uint8Array;
  /** `0` file, `2` link, `5` folder. */
  readonly type?: string;
}

/** A TAR archive; names longer than 100 bytes as GNU writes them. */
export function tar(files: readonly TarFile[]): Buffer {
  const parts = files.flatMap(({ name, data = '', type = '0' }) => [
    ...(name.length > 100 ? [tarEntry('././@LongLink', Buffer.from(`${name}\0`), 'L')] : []),
    tarEntry(name.slice(0, 100), Buffer.from(data), type),
  ]);
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}

function tarEntry(name: string, data: Buffer, type: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('0000644\0', 100);
  header.write(`${data.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('        ', 148);
  header.write(type, 156);
  header.write('ustar\x0000', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, data, Buffer.alloc((512 - (data.length % 512)) % 512)]);
}

/** A PDF with lines of text on pages; a page without lines is like a scan's. */
export function pdf(pages: readonly (readonly string[])[], info = ''): Buffer {
  const objects: string[] = [];
  const kids = pages.map((_, i) => `${4 + i * 2} 0 R`).join(' ');
  objects.push('<< /Type /Catalog /Pages 2 0 R >>');
  objects.push(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  for (const lines of pages) {
    const own = objects.length + 1;
    const content = lines
      .map((line, i) => {
        const size = i === 0 && line.startsWith('# ') ? 20 : 11;
        const text = line.replace(/^# /, '').replace(/[()\\]/g, '\\$&');
        return `BT /F1 ${size} Tf 60 ${720 - i * 14} Td (${text}) Tj ET`;
      })
      .join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${own + 1} 0 R >>`,
    );
    objects.push(`<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`);
  }
  if (info !== '') objects.push(`<< ${info} >>`);
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const at = Buffer.byteLength(text, 'latin1');
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = Buffer.byteLength(text, 'latin1');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) text += `${String(offset).padStart(10, '0')} 00000 n \n`;
  const infoKey = info === '' ? '' : ` /Info ${objects.length} 0 R`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${infoKey} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** A word-processor document of paragraphs; `# ` makes a title. */
export function docx(paragraphs: readonly string[], before = ''): Buffer {
  const body = paragraphs
    .map((text) => {
      const style = text.startsWith('# ') ? '<w:pPr><w:pStyle w:val="Title"/></w:pPr>' : '';
      return `<w:p>${style}<w:r><w:t xml:space="preserve">${text.replace(/^# /, '')}</w:t></w:r></w:p>`;
    })
    .join('');
  return zip([
    { name: '[Content_Types].xml', data: '<Types/>' },
    {
      name: 'word/document.xml',
      data: `<?xml version="1.0"?>${before}<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    },
    {
      name: 'docProps/core.xml',
      data: '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>Anna de Vries</dc:creator></cp:coreProperties>',
    },
  ]);
}

export interface WarcPage {
  readonly url: string;
  readonly html: string;
  readonly status?: number;
  readonly type?: string;
}

/** A web archive of pages. */
export function warc(pages: readonly WarcPage[]): Buffer {
  const records = pages.map(({ url, html, status = 200, type = 'text/html; charset=utf-8' }) => {
    const http = `HTTP/1.1 ${status} OK\r\nContent-Type: ${type}\r\n\r\n${html}`;
    return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nContent-Type: application/http\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`;
  });
  const info = 'software: test\r\n';
  return Buffer.from(
    `WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: ${info.length}\r\n\r\n${info}\r\n\r\n${records.join('')}`,
  );
}

/** A page with an article. */
export function htmlPage(title: string, sentences = 6): string {
  const paragraphs = Array.from({ length: sentences }, (_, i) => `<p>${BODY} Dat was punt ${i + 1}.</p>`);
  return `<!doctype html><html lang="nl"><head><title>${title}</title></head><body><article><h1>${title}</h1>${paragraphs.join('')}</article></body></html>`;
}
