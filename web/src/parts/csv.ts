/** A row of a table that is saved; the names of its fields are the head of the file. */
export type ExportRow = Readonly<Record<string, string | number | undefined>>;

/** A cell of CSV (RFC 4180) that no spreadsheet runs: what begins as a formula gets an apostrophe before it. */
function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const tame = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}

/** With a byte order mark, by which spreadsheets know UTF-8. */
export function csvOf(rows: readonly ExportRow[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [names, ...rows.map((row) => names.map((name) => row[name]))];
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}
