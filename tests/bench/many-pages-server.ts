/** Serves `manyPages` compressed, in a process of its own. Argument: how many. Prints its address. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { manyPages } from './many-pages.ts'

const pages = new Map<string, Buffer>()
for (const { path, body } of manyPages(Number(process.argv[2]))) pages.set(path, gzipSync(body))

const server = createServer((request, answer) => {
  const body = pages.get(request.url ?? '')
  if (body === undefined) {
    answer.writeHead(404, { 'content-length': '0' })
    answer.end()
    return
  }
  answer.writeHead(200, {
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
