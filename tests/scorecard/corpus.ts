/** Every family of the scorecard, in printed order. A new layout question is one file in `families/` and one line here. */
import { attachments, pictures } from './families/attachments.ts'
import { brokenTables } from './families/broken-tables.ts'
import { decoys } from './families/decoys.ts'
import { encodings } from './families/encodings.ts'
import { eraByLayout } from './families/era-by-layout.ts'
import { headerWordings } from './families/header-wordings.ts'
import { hostileCells } from './families/hostile-cells.ts'
import { identity } from './families/identity.ts'
import { lookalikes } from './families/lookalikes.ts'
import { narrative } from './families/narrative.ts'
import { notReports } from './families/not-reports.ts'
import { numberCells } from './families/number-cells.ts'
import { oddTables } from './families/odd-tables.ts'
import { wordFiles, workbooks } from './families/office.ts'
import { official } from './families/official.ts'
import { pdfFiles } from './families/pdf.ts'
import { sections } from './families/sections.ts'
import { splitWords } from './families/split-words.ts'
import { statistics2008, statistics2014 } from './families/statistics.ts'
import { structure } from './families/structure.ts'
import { flattened, plainText, textLayer } from './families/text-forms.ts'
import { twins } from './families/twins.ts'
import type { Family } from './model.ts'

export { realSamples } from './families/real-samples.ts'

/** Makes the whole corpus anew: the same bytes on every machine, office containers aside, whose stamps differ. */
export async function allFamilies(): Promise<readonly Family[]> {
  return [
    official(),
    eraByLayout(),
    headerWordings(),
    splitWords(),
    numberCells(),
    structure(),
    twins(),
    brokenTables(),
    oddTables(),
    hostileCells(),
    flattened(),
    plainText(),
    textLayer(),
    sections(),
    identity(),
    encodings(),
    narrative(),
    statistics2014(),
    statistics2008(),
    notReports(),
    decoys(),
    lookalikes(),
    attachments(),
    pictures(),
    await wordFiles(),
    workbooks(),
    pdfFiles(),
  ]
}
