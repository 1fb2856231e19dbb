/** The same kind of page in every charset, declared rightly, wrongly or not at all. */
import iconv from 'iconv-lite'
import { type Case, ERA_2019, formDocuments } from '../makers/form-document.ts'
import { type Family, utf8 } from '../model.ts'

const undeclared = (html: string): string => html.replace('<meta charset="utf-8">', '')
const declared =
  (charset: string) =>
  (html: string): string =>
    html.replace(
      '<meta charset="utf-8">',
      `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">`,
    )
const encode =
  (charset: string, addBOM = false) =>
  (html: string): Uint8Array =>
    iconv.encode(html, charset, { addBOM })

const CASES: readonly Case[] = [
  { name: 'gb18030 declared as gb2312', rewrite: declared('gb2312'), bytes: encode('gb18030') },
  { name: 'gb18030 declared as gbk', format: ERA_2019, rewrite: declared('GBK'), bytes: encode('gb18030') },
  { name: 'gb18030 undeclared', rewrite: undeclared, bytes: encode('gb18030') },
  { name: 'gb18030 that declares utf-8', bytes: encode('gb18030') },
  {
    name: 'gb18030 declared by the header',
    rewrite: undeclared,
    bytes: encode('gb18030'),
    contentType: 'text/html; charset=GB2312',
  },
  { name: 'gb18030 that declares iso-8859-1', rewrite: declared('iso-8859-1'), bytes: encode('gb18030') },
  { name: 'utf-8 undeclared', rewrite: undeclared },
  { name: 'utf-8 that declares gb2312', rewrite: declared('gb2312') },
  { name: 'utf-8 under a wrong header', contentType: 'text/html; charset=gb2312' },
  { name: 'utf-8 with a BOM', bytes: (html) => utf8(`\ufeff${html}`) },
  { name: 'utf-16 little-endian with a BOM', bytes: encode('utf-16le', true) },
  { name: 'utf-16 big-endian with a BOM', bytes: encode('utf-16be', true) },
  { name: 'utf-16 without a BOM', bytes: encode('utf-16le') },
  { name: 'one damaged byte', bytes: (html) => Uint8Array.from([...utf8(html), 0xe6, 0x20]) },
  {
    name: 'entities instead of characters',
    rewrite: (html) => html.replace(/[\u4e00-\u9fff]/g, (char) => `&#${char.charCodeAt(0)};`),
  },
  { name: 'a page named .doc', fileName: 'report.doc' },
  { name: 'a page named .pdf', fileName: 'report.pdf' },
]

export const encodings = (): Family => ({ family: 'encodings', documents: formDocuments(12, CASES) })
