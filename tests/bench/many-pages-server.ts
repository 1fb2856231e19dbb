/**
 * Serves `manyPages` compressed and with validators, in a process of its own. Argument: how many. Prints its address;
 * `/sent` answers how many bytes of pages it has sent.
 */
import { hash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { manyPages } from './many-pages.ts'

interface Served {
  readonly body: Buffer
  readonly etag: string
}

const pages = new Map<string, Served>()
for (const { path, body } of manyPages(Number(process.argv[2])))
  pages.set(path, { body: gzipSync(body), etag: `"${hash('md5', body)}"` })

let sent = 0

const server = createServer((request, answer) => {
  if (request.url === '/sent') {
    answer.end(String(sent))
    return
  }
  const page = pages.get(request.url ?? '')
  if (page === undefined) {
    answer.writeHead(404, { 'content-length': '0' })
    answer.end()
    return
  }
  const { body, etag } = page
  if (request.headers['if-none-match'] === etag) {
    answer.writeHead(304, { etag })
    answer.end()
    return
  }
  sent += body.length
  answer.writeHead(200, {
    etag,
    'content-type': 'text/html; charset=utf-8',
    'content-encoding': 'gzip',
    'content-length': String(body.length),
  })
  answer.end(body)
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
process.stdin.resume().once('end', () => process.exit(0))
