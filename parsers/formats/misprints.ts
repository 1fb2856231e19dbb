/**
 * Known misprints of labels and headings: what a report printed, what it meant, and where that was seen. Laws kept
 * here: a row needs a report that printed it; a misprint stands for one label, of the same table, and is never itself a
 * label of that table. Whatever is not listed stays unmatched.
 */
import type { TableId } from '../../src/domain/cell.ts'

export interface Misprint {
  /** As printed; with its enumerator where only that tells it from a right label. */
  readonly printed: string
  /** The label or heading of the form. */
  readonly meant: string
  /** The table whose label it is; `section` for headings. */
  readonly place: Exclude<TableId, 'stat'> | 'section'
  /** Body, kind of document and report year. */
  readonly seen: string
}

export const MISPRINTS: readonly Misprint[] = [
  {
    printed: '政府信息公开行政法复议、行政诉讼情况',
    meant: '政府信息公开行政复议、行政诉讼情况',
    place: 'section',
    seen: '平潭 (Fujian), summary of the area, page, 2022',
  },
  {
    printed: '（六）其他',
    meant: '（六）其他处理',
    place: 't3',
    seen: '沭阳县 (Jiangsu), summary of the county, text copy, 2025',
  },
  {
    printed: '社会公益',
    meant: '社会公益组织',
    place: 't3',
    seen: '沭阳县 (Jiangsu), summary of the county, text copy, 2025',
  },
]
