/** 统一社会信用代码 (GB 32100-2015): 18 characters, the last one a check character over the other 17. */

/** Values by position; I, O, S, V and Z are left out by the standard. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const LENGTH = 18

/** The check character of the first 17 characters; null where one of them is none of the standard's. */
function checkCharacter(code: string): string | null {
  let sum = 0
  let weight = 1
  for (const character of code.slice(0, LENGTH - 1)) {
    const value = CHARACTERS.indexOf(character)
    if (value < 0) return null
    sum += value * weight
    weight = (weight * 3) % 31
  }
  return CHARACTERS[(31 - (sum % 31)) % 31] ?? null
}

/** What was expected instead of `code`; null for a code that holds. The region inside is not judged: bodies move. */
export function usccFault(code: string): string | null {
  const length = [...code].length
  if (length !== LENGTH) return `expected 18 characters, not ${length}`
  if (/[a-z]/u.test(code)) return 'expected capital letters'
  const foreign = [...code].find((character) => !CHARACTERS.includes(character))
  if (foreign !== undefined)
    return `expected digits and capital letters without I, O, S, V, Z, not "${foreign}"`
  if (!/^\d{6}$/u.test(code.slice(2, 8))) return 'expected six digits at places 3 to 8'
  const check = checkCharacter(code)
  return check === code.at(-1) ? null : `expected the check character ${check} at its end`
}
