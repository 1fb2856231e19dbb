import { expect, it } from 'vitest'
import { usccFault } from '../../src/domain/uscc.ts'

const CASES: readonly [code: string, fault: RegExp | null][] = [
  ['11990301000000123C', null],
  ['119903010000002X3X', null],
  ['12990301MB0000019A', null],
  ['11990301000000123X', /check character C/],
  ['11990301000000132C', /check character/],
  ['1199030100000123C', /18 characters, not 17/],
  ['11990301000000123C0', /18 characters, not 19/],
  ['11990301000000123c', /capital letters/],
  ['1199030100000O123C', /not "O"/],
  ['1199030100000I123C', /not "I"/],
  ['１1990301000000123C', /not "１"/],
  ['11990A01000000123C', /six digits at places 3 to 8/],
]

it.each(CASES)('%s', (code, fault) => {
  if (fault === null) expect(usccFault(code)).toBeNull()
  else expect(usccFault(code)).toMatch(fault)
})
