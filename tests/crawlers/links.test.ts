import { describe, expect, it } from 'vitest'
import { findAttachments } from '../../crawlers/links.ts'
import { inventedPortal } from './invented-portal.ts'

const PAGE = 'http://www.baichuan.test/nb/202601/t20260105_1.html'
const site = inventedPortal(
  { origin: 'http://www.baichuan.test', host: 'www.baichuan.test' },
  { attachment_hosts: ['files.baichuan.test'] },
)
const find = (html: string) => findAttachments(html, PAGE, site)

describe('attachments', () => {
  it.each<[string, string, string, string, string | null]>([
    [
      'relative file',
      '<a href="./P020260105.pdf">附件1</a>',
      '附件1',
      'http://www.baichuan.test/nb/202601/P020260105.pdf',
      'pdf',
    ],
    [
      'upper case before a query',
      '<a href="/x/A.DOCX?v=1">年报</a>',
      '年报',
      'http://www.baichuan.test/x/A.DOCX?v=1',
      'docx',
    ],
    [
      'an ending as a reference',
      '<a href="/x/a&#46;pdf">年报</a>',
      '年报',
      'http://www.baichuan.test/x/a.pdf',
      'pdf',
    ],
    [
      'an ending cut by tags',
      '<a href="/x/get?id=1">年报.<b>p</b>df</a>',
      '年报.pdf',
      'http://www.baichuan.test/x/get?id=1',
      'pdf',
    ],
    [
      'no text',
      '<a href="/x/%E5%B9%B4%E6%8A%A5.wps"></a>',
      '年报.wps',
      'http://www.baichuan.test/x/%E5%B9%B4%E6%8A%A5.wps',
      'wps',
    ],
    [
      'download script, kind in the text',
      '<a href="/system/_content/download.jsp?wbfileid=1">年报.xls</a>',
      '年报.xls',
      'http://www.baichuan.test/system/_content/download.jsp?wbfileid=1',
      'xls',
    ],
    [
      'download script, kind unknown',
      '<a href="/module/download/downfile.jsp?classid=0&amp;filename=abc">附件</a>',
      '附件',
      'http://www.baichuan.test/module/download/downfile.jsp?classid=0&filename=abc',
      null,
    ],
    [
      'name in the query',
      '<a href="/module/download/downfile.jsp?filename=abc.pdf">附件</a>',
      '附件',
      'http://www.baichuan.test/module/download/downfile.jsp?filename=abc.pdf',
      'pdf',
    ],
    [
      'FastDFS',
      '<a href="/group6/M00/00/01/abc">附件</a>',
      '附件',
      'http://www.baichuan.test/group6/M00/00/01/abc',
      null,
    ],
    [
      'viewer',
      '<iframe src="/pdf/web/viewer.html?file=/a/b.pdf"></iframe>',
      'b.pdf',
      'http://www.baichuan.test/a/b.pdf',
      'pdf',
    ],
    [
      'embedded',
      '<object data="b.ofd"></object>',
      'b.ofd',
      'http://www.baichuan.test/nb/202601/b.ofd',
      'ofd',
    ],
    [
      'onclick',
      `<a href="javascript:void(0)" onclick="window.open('/a/b.rar')">下载</a>`,
      '下载',
      'http://www.baichuan.test/a/b.rar',
      'rar',
    ],
    [
      'written by script',
      `<script>var APPENDIX="<a href='./W020260105.doc'>附件</a>"</script>`,
      '附件',
      'http://www.baichuan.test/nb/202601/W020260105.doc',
      'doc',
    ],
  ])('%s', (_, html, name, url, kind) => {
    expect(find(html)).toEqual([{ name, url, kind, allowed: true }])
  })

  it('say whether their host may be asked', () => {
    const html = '<a href="http://files.baichuan.test/a.pdf">甲</a><a href="http://other.test/a.pdf">乙</a>'
    expect(find(html).map(({ allowed }) => allowed)).toEqual([true, false])
  })

  it('are each named once, and nothing else is one', () => {
    const html =
      '<a href="a.pdf">甲</a><a href="a.pdf#page=2">再次</a><a href="b.html">乙</a><a href="mailto:a@b.pdf">丙</a><!-- <a href="c.pdf"></a> -->'
    expect(find(html).map(({ name }) => name)).toEqual(['甲'])
  })
})
