/** Width and height of a picture from its head, so that none is decoded that would fill the memory. */

export interface Size {
  readonly width: number
  readonly height: number
}

/** PNG, JPEG, GIF and BMP; null for every other kind and for a broken head. */
export function pictureSize(bytes: Uint8Array): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const head = view.getUint32(0)
    if (head === 0x89504e47) return { width: view.getUint32(16), height: view.getUint32(20) }
    if (head >>> 16 === 0xffd8) return jpegSize(view)
    if (head === 0x47494638) return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
    if (head >>> 16 === 0x424d)
      return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }
    return null
  } catch {
    // The head is cut off.
    return null
  }
}

/** From the frame header; other segments are stepped over. RangeError where the file ends before it. */
function jpegSize(view: DataView): Size | null {
  let at = 2
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return null
}
