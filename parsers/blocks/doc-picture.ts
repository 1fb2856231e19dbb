/**
 * Inline drawings of the Word binary: a head, the shape, then the picture data where the shape is a picture. A shape
 * alone (the frame of a text box, a line) is nothing to read by eye.
 */

/** What is no drawing record by its form is taken for a picture: an unknown one must not pass unseen. */
export function holdsPicture(data: Uint8Array, at: number): boolean {
  if (at + 68 > data.length) return true
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const end = at + view.getUint32(at, true)
  let shape = at + view.getUint16(at + 4, true)
  // A linked file is named before its shape.
  if (view.getUint16(at + 6, true) === 0x66) shape += 1 + (data[shape] ?? 0)
  const isShape = shape + 8 <= data.length && view.getUint16(shape + 2, true) === 0xf004
  if (!isShape || end > data.length) return true
  return shape + 8 + view.getUint32(shape + 4, true) + 8 <= end
}
