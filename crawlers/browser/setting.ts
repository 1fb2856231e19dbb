/** What NIANBAO_BROWSER may say. */
import { existsSync } from 'node:fs'
import { InputError } from '../../src/domain/errors.ts'

/** Kinds of browsers, the one tried first in front. */
export const NAMES = ['embedded', 'playwright', 'system'] as const

/** Throws InputError for a setting that is no kind of browser, not `off`, and no path of anything. */
export function checkBrowserSetting(setting: string | null): void {
  if (setting === null || setting === 'off' || NAMES.some((name) => name === setting)) return
  if (existsSync(setting)) return
  throw new InputError(
    'bad_setting',
    `NIANBAO_BROWSER is "${setting}", expected ${NAMES.join(', ')}, off, or the path of a browser`,
    { hint: 'unset it for the browser that comes with the packages' },
  )
}
