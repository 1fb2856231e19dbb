/** Columns for a terminal: Han characters are two cells wide. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u

function width(text: string): number {
  let cells = 0
  for (const character of text) cells += WIDE.test(character) ? 2 : 1
  return cells
}

/** Rows under a head, padded to the widest cell; the last column is not padded. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(width(title), ...rows.map((row) => width(row[column] ?? ''))),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        column === cells.length - 1
          ? cell
          : cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell))),
      )
      .join('  ')
      .trimEnd()
  return [line(head), ...rows.map(line)].map((text) => `${text}\n`).join('')
}
