/** A picture as the recogniser sees it: grey levels, and which of them are ink. */

export interface Bitmap {
  readonly width: number
  readonly height: number
  /** One byte a pixel, row by row, 0 black to 255 white. */
  readonly grey: Uint8Array
}

/** Grey levels of RGBA pixels over white. */
export function greyOf(width: number, height: number, rgba: Uint8ClampedArray): Bitmap {
  const grey = new Uint8Array(width * height)
  for (let i = 0; i < grey.length; i += 1) {
    const at = 4 * i
    const level = (rgba[at] ?? 0) * 0.299 + (rgba[at + 1] ?? 0) * 0.587 + (rgba[at + 2] ?? 0) * 0.114
    const opacity = (rgba[at + 3] ?? 255) / 255
    grey[i] = Math.round(level * opacity + 255 * (1 - opacity))
  }
  return { width, height, grey }
}

/** 1 for ink. The threshold divides the levels into the two most different groups (Otsu), within sane bounds. */
export function inkOf({ grey }: Bitmap): Uint8Array {
  const threshold = Math.min(190, Math.max(90, otsu(grey)))
  return grey.map((level) => (level < threshold ? 1 : 0))
}

function otsu(grey: Uint8Array): number {
  const counts = new Float64Array(256)
  for (const level of grey) counts[level] = (counts[level] ?? 0) + 1
  const whole = counts.reduce((sum, count, level) => sum + count * level, 0)
  let [best, bestAt, below, belowSum] = [0, 128, 0, 0]
  for (let level = 0; level < 255; level += 1) {
    below += counts[level] ?? 0
    belowSum += (counts[level] ?? 0) * level
    const above = grey.length - below
    if (below === 0 || above === 0) continue
    const apart = belowSum / below - (whole - belowSum) / above
    const spread = below * above * apart * apart
    if (spread > best) [best, bestAt] = [spread, level + 1]
  }
  return bestAt
}
