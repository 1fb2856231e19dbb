/** Addresses of files: told by their ending, by a file named in their query, or by the script that hands files out. */

const ENDING = /\.(?:docx?|pdf|xlsx?|wps|et|dps|rtf|ofd|od[st]|zip|rar|7z)$/iu
/** Scripts of content systems whose answer is a file, whatever their address says. */
const HANDS_OUT =
  /\/(?:down(?:load)?(?:file|attach|attachment)?|attach(?:ment)?down(?:load)?|filedown(?:load)?)\.(?:jsp|do|action|aspx|ashx|php)$|\/attachment\/.|\/group\d+\/M00\/|DownloadAttachUrl/iu
/** Parameters that name the file. */
const FILE_PARAMETERS = /^(?:file|filename|file_name|filepath|path|url|src|name)$/iu

/** Plainly the address of a page or folder, as nearly all are: nothing is then asked of it. */
const PLAIN_PAGE = /^(?:https?:\/\/[\w.-]+(?::\d+)?)?[\w./-]*(?:\.s?html?|\/)$/iu
const HINTS_OF_SCRIPTS = /attach|group/iu

/** Stands for the page where its address is not known. */
const NO_PAGE = 'http://page.invalid/'

const named = (name: string): boolean => ENDING.test(name.trim())

function parsed(address: string, base: string): URL | null {
  return URL.canParse(address, base) ? new URL(address, base) : null
}

/** The file that a query names, null where it names none. */
function fileInQuery(url: URL): string | null {
  for (const [key, value] of url.searchParams)
    if (FILE_PARAMETERS.test(key) && named(value.split(/[?#]/)[0] ?? '')) return value
  return null
}

/** Whether an address, or the text of its link, is that of a file. */
export function isFileAddress(address: string, text = ''): boolean {
  if (named(text.replace(/[?#].*$/u, ''))) return true
  if (PLAIN_PAGE.test(address) && !HINTS_OF_SCRIPTS.test(address)) return false
  const url = parsed(address, NO_PAGE)
  if (url === null || !/^https?:$/.test(url.protocol)) return false
  return named(url.pathname) || fileInQuery(url) !== null || HANDS_OUT.test(url.pathname)
}

const isViewer = (url: URL): boolean => /view(?:er)?[^/]*\.(?:html?|jsp|aspx|php)$/iu.test(url.pathname)

/** A whole address; as printed where it is relative and the page's own is not known. Null for other than pages and files. */
export function wholeAddress(address: string, page: string | undefined): string | null {
  const url = parsed(address, page ?? NO_PAGE)
  if (url === null || !/^https?:$/.test(url.protocol)) return null
  const file = isViewer(url) ? fileInQuery(url) : null
  const shown = (file === null ? null : parsed(file, url.href)) ?? url
  if (page !== undefined || shown.origin !== new URL(NO_PAGE).origin) return shown.href
  if (file === null) return address
  const isRooted = file.startsWith('/') || address.startsWith('/')
  return `${isRooted ? '' : '.'}${shown.pathname}${shown.search}`
}

/** The name of the file at an address, as a person reads it. */
export function fileNameOf(address: string): string {
  const url = parsed(address, NO_PAGE)
  if (url === null) return address
  const path = named(url.pathname) ? url.pathname : (fileInQuery(url) ?? url.pathname)
  const last = path.split('/').at(-1) || address
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
