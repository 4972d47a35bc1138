import type { TextReader } from './reader.ts';

/** RIS, as reference managers export it: a list of addresses, with what it says of each. */
export const risReader: TextReader = {
  name: 'ris',
  extensions: ['.ris'],
  accepts(extension, head) {
    return this.extensions.includes(extension) || (extension === '' && /^\ufeff?TY {2}- /.test(head));
  },
  *read(input, text) {
    let fields: Record<string, string> = {};
    let any = false;
    for (const line of text.split(/\r\n|\n|\r/)) {
      const match = /^([A-Z][A-Z0-9]) {1,2}- ?(.*)$/.exec(line);
      if (match === null) continue;
      const [, key, value] = match;
      if (key === 'TY') fields = {};
      else if (key !== 'ER') fields[key] ??= value.trim();
      else {
        const address = fields['UR'] ?? fields['L1'] ?? fields['LK'];
        if (address === undefined || !/^https?:\/\//i.test(address)) continue;
        any = true;
        yield {
          address,
          given: {
            title: fields['TI'] ?? fields['T1'],
            published: dateOf(fields['DA'] ?? fields['PY'] ?? fields['Y1']),
            outlet: fields['T2'] ?? fields['JO'] ?? fields['PB'],
          },
        };
      }
    }
    if (!any) {
      const remedy = 'export the references with their addresses';
      yield { issue: { code: 'empty', input, problem: 'lists no address', remedy, fatal: true } };
    }
  },
};

/** `2024/06/19/`, `2024//` as EDTF. */
function dateOf(date: string | undefined): string | undefined {
  return /^\d{4}(?:\/\d{2}){0,2}/.exec(date ?? '')?.[0].replaceAll('/', '-');
}
