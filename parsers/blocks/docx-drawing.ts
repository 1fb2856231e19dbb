/**
 * Drawings inside a run, DrawingML or VML: pictures are counted and named, text boxes are read (once: their alternate
 * copy never comes here), word art gives its words. Lines and shapes say nothing.
 */
import type { DocxContext, ParagraphDraft } from './docx-context.ts'
import { eachInside } from './docx-visible.ts'

/** Charts and diagrams: figures may stand in them, but not as text of the document. */
const GRAPHIC_DATA = /\/(chart|chartex|diagram)$/

/** Reads the `w:drawing`, `w:pict` or `w:object` just opened into the draft. */
export function readDrawing(context: DocxContext, draft: ParagraphDraft): void {
  const { scanner, file } = context
  let alt = ''
  const picture = (id: string | null) => {
    draft.pictures.push({ url: (id && file.relation(id)?.target) || 'picture', alt })
  }
  eachInside(scanner, (name) => {
    switch (name) {
      case 'w:txbxContent':
        context.boxes++
        draft.boxes.push(...context.readStory())
        break
      case 'wp:docPr':
        alt = scanner.attribute('descr') ?? scanner.attribute('title') ?? ''
        break
      case 'a:blip':
        picture(scanner.attribute('r:embed') ?? scanner.attribute('r:link'))
        break
      case 'v:imagedata':
        picture(scanner.attribute('r:id'))
        break
      case 'a:graphicData':
        if (GRAPHIC_DATA.test(scanner.attribute('uri') ?? '')) draft.pictures.push({ url: 'chart', alt })
        break
      case 'v:textpath':
        draft.boxes.push(wordArt(scanner.attribute('string') ?? ''))
    }
  })
}

function wordArt(text: string): ParagraphDraft['boxes'][number] {
  return { kind: 'paragraph', text, heading: false, marks: [], pictures: [] }
}
