import type { TextReader } from './reader.ts';

type Json = Readonly<Record<string, unknown>>;

/** CSL-JSON, as Zotero exports it: a list of addresses, with what it says of each. */
export const cslReader: TextReader = {
  name: 'csl',
  extensions: [],
  shared: ['.json'],
  accepts(extension, head) {
    const start = head.slice(0, 20_000);
    return (
      extension === '.json' &&
      /^\s*\[\s*\{/.test(start) &&
      /"URL"\s*:/.test(start) &&
      /"type"\s*:/.test(start)
    );
  },
  *read(input, text) {
    let list: unknown;
    try {
      list = JSON.parse(text);
    } catch {
      const remedy = 'export the list again';
      yield { issue: { code: 'unreadable', input, problem: 'is no valid JSON', remedy, fatal: true } };
      return;
    }
    for (const item of Array.isArray(list) ? list.filter(isObject) : []) {
      const address = stringOf(item['URL']);
      if (address === undefined || !/^https?:\/\//i.test(address)) continue;
      yield {
        address,
        given: {
          title: stringOf(item['title']),
          published: dateOf(item['issued']),
          outlet: stringOf(item['container-title']),
          lang: stringOf(item['language']),
        },
      };
    }
  },
};

/** `{"date-parts": [[2024, 6, 19]]}` as EDTF. */
function dateOf(value: unknown): string | undefined {
  const parts: unknown = isObject(value) ? value['date-parts'] : undefined;
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined;
  if (!Array.isArray(first)) return undefined;
  return first.map((part: unknown, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-');
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
