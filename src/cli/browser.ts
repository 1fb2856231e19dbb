/** The browser tier of this process; nothing of it is loaded before a page needs it. */
import { type BrowserTier, createBrowserTier } from '../../crawlers/browser/browser.ts'
import { checkBrowserSetting } from '../../crawlers/browser/setting.ts'
import type { Fetcher } from '../../crawlers/fetch.ts'
import type { Context } from './context.ts'

/** Throws InputError for a setting that names no browser. */
export function openBrowserTier(context: Context, fetcher: Fetcher): BrowserTier {
  const { browser: setting, contact } = context.config
  checkBrowserSetting(setting)
  return createBrowserTier({ fetcher, setting, contact })
}
