/** Readings of pages that were not stored as they are read: their offsets would point at other text. */
import type { Block, Reading } from '../src/domain/block.ts'

/** The same reading without character offsets. */
export function withoutPlaces(reading: Reading): Reading {
  return { ...reading, blocks: reading.blocks.map(withoutPlace) }
}

function withoutPlace(block: Block): Block {
  if (block.kind === 'image') return block
  const { start: _, end: __, ...rest } = block
  if (rest.kind === 'text') return rest
  const cells = rest.grid.cells.map(({ start: _start, end: _end, ...cell }) => cell)
  return { ...rest, grid: { ...rest.grid, cells } }
}
