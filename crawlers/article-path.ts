/**
 * Paths by which content systems address an article or a file of one: a row a system. What matches is a row of a list
 * whatever stands beside it; the name is what a person is told when a column is recognised by it.
 */

interface ArticlePath {
  readonly system: string
  readonly path: RegExp
}

/** Addresses of many systems, or of none in particular. */
const GENERAL =
  /\/t20\d{6}_\d+(?:_\d+)?\.s?html?$|\/(?:content|m?post|art|doc|c\d+|i)_?[0-9a-f_]{4,}\.s?html?$|\/art\/20\d\d\/|\/info\/\d+\/\d+\.html?$|\/[0-9a-f]{32}\.s?html?$|\/[0-9a-f-]{36}\.html?$|\/\d{5,}\.s?html?$|\/20\d{4,6}\/[^/]+\.s?html?$|\/public\/\d+\/\d+\.html$|\/(?:\w*Openness\w*|XxgkAnnualReport)\/show\/\w+\.html$|\/openness\/detail\/\w+\/[0-9a-f]{24}\.html$|\.(?:pdf|docx?|wps|ofd|xlsx?|rar|zip)$/i

/** Systems of single cities whose lists are static pages like any other: only their articles tell them apart. */
export const LOCAL_ARTICLES: readonly ArticlePath[] = [
  { system: 'articles /YYYYMMDD/iN.html (衡阳)', path: /\/20\d{6}\/i\d+\.html$/ },
  { system: 'articles /nA/nB/cN/content.html (德州)', path: /\/n\d+\/(?:n\d+\/)*c\d+\/content\.html$/ },
  {
    system: 'articles /cms/html/SITE/YYYY-MM-DD/N.html (南平)',
    path: /\/cms\/html\/\w+\/20\d\d-\d\d-\d\d\/\d+\.html$/,
  },
  { system: 'articles /doc/YYYY/M/D/N.shtml (无锡)', path: /\/doc\/20\d\d\/\d\d?\/\d\d?\/\d+\.shtml$/ },
  { system: 'articles xxgk-show-N.html (吉安, 达州)', path: /\/xxgk-show-\w+\.html$/ },
  {
    system: 'articles /gongkai/show/ID.html (遂宁, 广元)',
    path: /\/gongkai\/show\/(?:[0-9a-f]{32}|20\d{15})\.html$/,
  },
  { system: 'articles pnidpvN.html (北京西城)', path: /\/pnidpv\d+\.html$/ },
  { system: 'articles _MN_N_1.htm (德宏)', path: /\/_M\d+_\w+_\d+\.htm$/ },
  { system: 'articles /ct/N.htm (榆林)', path: /\/ct\/\d+\.htm$/ },
  { system: 'articles of 19 digits (陕西)', path: /\/\d{19}\.html$/ },
]

/** True where the path alone says that an article or a file is meant. */
export function isArticlePath(path: string): boolean {
  return GENERAL.test(path) || LOCAL_ARTICLES.some((known) => known.path.test(path))
}

/** `/12345/` and `/12345/index.html`: an article of some systems, a column of others; a date beside it tells. */
export function isNumberedFolder(path: string): boolean {
  return /\/(?!20\d{4}(?:\d\d)?\/)\d{5,9}\/(?:index\.s?html)?$/.test(path)
}

/** The local system whose articles these are; null where none is known. */
export function localSystemOf(paths: readonly string[]): string | null {
  return LOCAL_ARTICLES.find(({ path }) => paths.some((one) => path.test(one)))?.system ?? null
}
