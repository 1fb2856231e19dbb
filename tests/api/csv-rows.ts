/** Reads RFC 4180 text with a header into rows; written apart from the writer it checks. */
export function csvRows(text: string): Record<string, string>[] {
  const table: string[][] = [[]]
  let field = ''
  let quoted = false
  const plain = text.replace(/^\ufeff/, '')
  for (let i = 0; i < plain.length; i++) {
    const mark = plain[i]
    if (quoted && mark === '"' && plain[i + 1] === '"') {
      field += '"'
      i += 1
    } else if (mark === '"') quoted = !quoted
    else if (quoted || (mark !== ',' && mark !== '\r' && mark !== '\n')) field += mark
    else if (mark === ',' || mark === '\r') {
      table.at(-1)?.push(field)
      field = ''
    } else table.push([])
  }
  const [head = [], ...rows] = table.filter((row) => row.length > 0)
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ''])))
}
