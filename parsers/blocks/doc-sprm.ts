/**
 * Lists of property modifiers ("grpprl") of the Word binary: code and operand, each with a length that follows from
 * its code. Only the modifiers that decide the reading have a name here.
 */
export const SPRM = {
  deleted: 0x0800,
  fieldData: 0x0806,
  hidden: 0x083c,
  struck: 0x0837,
  doubleStruck: 0x2a53,
  special: 0x0855,
  raised: 0x2a48,
  symbol: 0x6a09,
  picture: 0x6a03,
  inTable: 0x2416,
  rowEnd: 0x2417,
  innerCell: 0x244b,
  innerRowEnd: 0x244c,
  outline: 0x2640,
  depth: 0x6649,
  hugePapx: 0x6646,
  tableProps: 0x646b,
  rightToLeft: 0x560b,
  defTable: 0xd608,
  vertMerge: 0xd62b,
  insertCells: 0x7621,
  deleteCells: 0x5622,
  moveEdges: 0x7623,
  mergeCells: 0x5624,
  splitCells: 0x5625,
} as const

export interface Sprm {
  readonly code: number
  /** The operand without its length bytes. */
  readonly operand: Uint8Array
}

/** Operand sizes by the three top bits of the code; 0 means that the operand says its own length. */
const SIZES = [1, 1, 2, 4, 2, 2, 0, 3]
const CHANGE_TABS = 0xc615

/** Where the operand of `code` starts and ends, or null where the list is cut. */
function operandRange(bytes: Uint8Array, code: number, at: number): [number, number] | null {
  const size = SIZES[code >> 13] ?? 0
  if (size > 0) return [at, at + size]
  const first = bytes[at]
  if (first === undefined) return null
  // A table definition can be longer than a byte tells; its two length bytes count one too many.
  if (code === SPRM.defTable) return [at + 2, at + 1 + (first | ((bytes[at + 1] ?? 0) << 8))]
  if (code === CHANGE_TABS && first === 255) {
    const deleted = bytes[at + 1] ?? 0
    return [at + 1, at + 3 + deleted * 4 + (bytes[at + 2 + deleted * 4] ?? 0) * 3]
  }
  return [at + 1, at + 1 + first]
}

/** The modifiers of a list in order; a list that is cut ends with its last whole one. */
export function readSprms(bytes: Uint8Array): Sprm[] {
  const list: Sprm[] = []
  let at = 0
  while (at + 2 < bytes.length) {
    const code = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
    const range = operandRange(bytes, code, at + 2)
    if (!range || range[1] > bytes.length) break
    list.push({ code, operand: bytes.subarray(range[0], range[1]) })
    at = range[1]
  }
  return list
}
