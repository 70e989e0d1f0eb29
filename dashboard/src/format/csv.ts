/** What a spreadsheet would take for a formula begins with one of these, also in full width. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
/** The same behind what some spreadsheets take for the end of a cell, numbers aside. */
const LATER_FORMULA = /([;,|\t\r\n]\s*)(?=[=+\-@＝＋－＠])(?!-?\d+(?:\.\d+)?\s*(?:[;,|\t\r\n]|$))/g;
const NUMBER = /^-?\d+(\.\d+)?$/;

function cell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  // Numbers may begin with a minus; nothing else that a spreadsheet would compute may.
  if (text === '' || NUMBER.test(text)) {
    return text;
  }
  const tame = (FORMULA.test(text) ? `'${text}` : text).replace(LATER_FORMULA, "$1'");
  return `"${tame.replaceAll('"', '""')}"`;
}

/**
 * Comma-separated values as RFC 4180 has them, with a mark of the encoding in front. Text from
 * outside that a spreadsheet would run as a formula is disarmed with an apostrophe, also where one
 * that separates cells otherwise (by semicolons, by tabs) would begin a cell.
 */
export function csv(columns: readonly string[], rows: readonly (readonly unknown[])[]): string {
  return '\uFEFF' + [columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

/** Hands a file to the browser. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
