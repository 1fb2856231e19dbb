/** Articles and tables that a page carries in `srcdoc` of its frames are read where the frames stand. */
import { expect, test } from 'vitest'
import { formatOf } from '../../parsers/formats/index.ts'
import { withFrameDocuments } from '../../parsers/frame-documents.ts'
import { distinctValue, renderFormPage, renderTable, truthOf } from '../support/form-page.ts'
import { expectComplete, readPage } from './read-page.ts'

const format = formatOf('era_2021')
if (format === undefined) throw new Error('era_2021')
const form = format

const quoted = (html: string): string => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

test('each table in a frame of its own', () => {
  const html = renderFormPage(form, distinctValue, {
    render: (one) => `<iframe width="100%" srcdoc="${quoted(renderTable(one))}"></iframe>`,
  })
  expectComplete(readPage(html), truthOf(form, distinctValue))
})

test('the whole article in one frame', () => {
  const html = renderFormPage(form, distinctValue, {
    wrap: (article) => `<iframe srcdoc="${quoted(article).replaceAll('<', '&#60;')}" frameborder=0></iframe>`,
  })
  expectComplete(readPage(html), truthOf(form, distinctValue))
})

test('a hidden frame, a script and a broken tag stay as they are', () => {
  for (const html of [
    '<iframe style="display:none" srcdoc="<p>1</p>"></iframe>',
    '<script>frame.srcdoc = "<p>1</p>"</script>',
    '<iframe srcdoc="<p>1',
    '<p srcdoc="x">1</p>',
    '<!-- <iframe srcdoc="<p>1</p> --&gt; <p>2</p>"></iframe> -->',
    `<script>const frame = '<iframe srcdoc="&lt;/script&gt;<p>1</p>"></iframe>'</script>`,
  ])
    expect(withFrameDocuments(html)).toBeNull()
})
