/** Null and undefined are an empty cell, which is not 0. */
export type CsvCell = string | number | null | undefined

/** Spreadsheets take such a text for a formula; an apostrophe before it makes it a text again. */
const FORMULA = /^[=+\-@\t\r\n]/
/** Without it, spreadsheets read UTF-8 as the code page of their country. */
const BYTE_ORDER_MARK = '\uFEFF'

/** Rows as RFC 4180 has them: CRLF, quotes where they are needed. Numbers are written in full, with a point. */
export function writeCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return BYTE_ORDER_MARK + [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(value: CsvCell): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
