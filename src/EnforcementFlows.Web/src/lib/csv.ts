const byteOrderMark = '\uFEFF'; // without it spreadsheets take the text for another encoding

/** Rows as a file that spreadsheets open, Chinese included. What others have written is never a formula there. */
export const csvOf = (rows: readonly (readonly string[])[]): string => byteOrderMark + rows.map((row) => row.map(cellOf).join(',') + '\r\n').join('');

function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
