/** Chinese numerals with place words, as a person writes a count: 一百二十 is 120, 十二 is 12. */
const DIGITS = new Map(
  [...'零一二三四五六七八九']
    .map((char, value) => [char, value] as const)
    .concat([
      ['〇', 0],
      ['两', 2],
    ]),
)
const PLACES = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])

/** One group below ten thousand; null where the words do not follow one another as they must. */
function group(text: string): number | null {
  let total = 0
  let digit: number | null = null
  let lastPlace = 10_000
  let afterZero = false
  for (const char of text) {
    const place = PLACES.get(char)
    const value = DIGITS.get(char)
    if (place !== undefined) {
      if (place >= lastPlace || (digit === null && !(place === 10 && total === 0)) || digit === 0) return null
      total += (digit ?? 1) * place
      lastPlace = place
      digit = null
      afterZero = false
    } else if (value === 0) {
      if (digit !== null || afterZero) return null
      afterZero = true
    } else if (value !== undefined) {
      // 二〇一九 or 一二三 is a string of digits, not a count.
      if (digit !== null) return null
      digit = value
    } else return null
  }
  // 一百二 may mean 102 or 120: only 十 or a 零 before the last digit makes it sure.
  if (digit !== null && total > 0 && lastPlace !== 10 && !afterZero) return null
  if (afterZero && digit === null) return null
  return total + (digit ?? 0)
}

/** The count, or null. A single 一 is refused: typists use it for a dash. */
export function chineseNumber(text: string): number | null {
  if (text === '零' || text === '〇') return 0
  if (text === '' || text === '一' || text.length > 16) return null
  const parts = text.split('万')
  if (parts.length > 2) return null
  const [high, low] = parts
  if (high === undefined || low === undefined) return group(text)
  // 一万二 may mean 12,000 or 10,002.
  if (low !== '' && !/[千百十零〇]/.test(low)) return null
  const upper = group(high)
  const lower = low === '' ? 0 : group(low.replace(/^[零〇]/, ''))
  if (upper === null || lower === null || upper === 0) return null
  return upper * 10_000 + lower
}
