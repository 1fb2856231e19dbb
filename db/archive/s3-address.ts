/** `s3://bucket/prefix?endpoint=…&region=…` → where objects lie. Credentials never stand in the address. */
import { InputError } from '../../src/domain/errors.ts'

export interface S3Address {
  readonly bucket: string
  /** Empty, or ends with a slash. */
  readonly prefix: string
  readonly region: string
  /** Address of the bucket, without a slash at its end. */
  readonly url: string
  /** Said in messages. */
  readonly label: string
}

const EXAMPLE = 's3://bucket/prefix?endpoint=https://s3.example.org&region=cn-north-1'
const KNOWN = ['endpoint', 'region']

/** With an endpoint the bucket stands in the path, without one it is Amazon's. InputError where the text is no such address. */
export function parseS3Address(text: string, defaultRegion: string | null): S3Address {
  const url = URL.parse(text)
  if (url?.protocol !== 's3:') throw wrong('it is no s3:// address')
  if (url.username !== '' || url.password !== '')
    throw wrong('credentials belong into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY')
  const unknown = [...url.searchParams.keys()].find((key) => !KNOWN.includes(key))
  if (unknown !== undefined) throw wrong(`"${unknown}" is unknown, expected ${KNOWN.join(' or ')}`)
  const bucket = url.host
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) throw wrong(`"${bucket}" is no name of a bucket`)
  const path = decodeURIComponent(url.pathname).replace(/^\/+|\/+$/g, '')
  const region = url.searchParams.get('region') ?? defaultRegion ?? 'us-east-1'
  if (!/^[a-z0-9-]+$/.test(region)) throw wrong(`"${region}" is no region`)
  return {
    bucket,
    prefix: path === '' ? '' : `${path}/`,
    region,
    url: bucketUrl(bucket, region, url.searchParams.get('endpoint')),
    label: `s3://${bucket}${path === '' ? '' : `/${path}`}`,
  }
}

function bucketUrl(bucket: string, region: string, endpoint: string | null): string {
  if (endpoint === null) {
    const host = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
    return bucket.includes('.')
      ? `https://s3.${region}.${host}/${bucket}`
      : `https://${bucket}.s3.${region}.${host}`
  }
  const url = URL.parse(endpoint)
  if (url === null || !/^https?:$/.test(url.protocol))
    throw wrong(`the endpoint "${endpoint}" is no http or https address`)
  if (url.username !== '' || url.password !== '') throw wrong('the endpoint has credentials in it')
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}/${bucket}`
}

/** The text itself is not repeated: somebody may have put a secret there. */
function wrong(why: string): InputError {
  return new InputError('bad_setting', `NIANBAO_ARCHIVE_URL: ${why}`, { hint: `for example ${EXAMPLE}` })
}
