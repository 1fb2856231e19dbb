/** What all tables of a document gave together. */
import type { Settled } from './settle.ts'

export interface Claimed extends Settled {
  /** Blocks whose text belongs to a table and not to a section. */
  readonly taken: ReadonlySet<number>
  /** Blocks of tables that belong to a form. */
  readonly formBlocks: ReadonlySet<number>
  /** A statistics table of the years before 2019 stands in the document. */
  readonly statistics: boolean
}
