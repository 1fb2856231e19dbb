/** An S3-compatible store in a process of its own, so that it can be stopped and started again on the same data. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'

export interface S3Server {
  readonly origin: string
  readonly stop: () => Promise<void>
}

/** The only key that s3rver knows. */
export const S3_KEY = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' }

const SERVER = `
const S3rver = require(process.argv[1])
new S3rver({ address: '127.0.0.1', port: Number(process.argv[2]), silent: true, directory: process.argv[3],
  configureBuckets: [{ name: 'nianbao-archive' }] }).run((error, address) => {
  if (error) throw error
  process.stdout.write(address.port + '\\n')
})
process.stdin.resume().once('end', () => process.exit(0))`

/** Has the bucket `nianbao-archive` and keeps it in `directory`. Port 0 for any. */
export async function startS3Server(directory: string, port = 0): Promise<S3Server> {
  const s3rver = createRequire(import.meta.url).resolve('s3rver')
  const child: ChildProcess = spawn(process.execPath, ['-e', SERVER, s3rver, String(port), directory], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const found = await Promise.race([
    new Promise<string>((resolve) => child.stdout?.once('data', (part: Buffer) => resolve(String(part)))),
    ended.then(() => {
      throw new Error('s3rver did not start')
    }),
  ])
  return {
    origin: `http://127.0.0.1:${found.trim()}`,
    stop: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
