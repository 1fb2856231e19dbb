/** A worksheet as both spreadsheet readers (XLSX and XLS) hand it on: shown texts by place, merges, what is hidden. */
export interface SheetCell {
  /** 0-based place in the sheet. */
  readonly row: number
  readonly col: number
  /** As displayed, unfolded. */
  readonly text: string
  readonly marks?: readonly string[]
  /** Where the display hides or changes the stored value. */
  readonly doubt?: string
}

/** 0-based, inclusive. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  /** Only cells that show or doubt something. */
  readonly cells: readonly SheetCell[]
  readonly merges: readonly Merge[]
  readonly isHiddenRow: (row: number) => boolean
  readonly isHiddenCol: (col: number) => boolean
}

/** More used cells than any report; a hostile file can state millions. */
export const MAX_SHEET_CELLS = 100_000
export const MAX_MERGES = 20_000

/** 0-based place of a reference such as `AB12`, or null where it is none. */
export function parseReference(reference: string): { row: number; col: number } | null {
  const match = /^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$/.exec(reference)
  if (!match) return null
  const col = [...(match[1] ?? '').toUpperCase()].reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  )
  return { row: Number(match[2]) - 1, col: col - 1 }
}
