/** Unix seconds. */
export interface CertificateDates {
  readonly notBefore: number
  readonly notAfter: number
}

interface Element {
  readonly tag: number
  /** Of the content. */
  readonly from: number
  readonly to: number
}

const SEQUENCE = 0x30
const VERSION = 0xa0
const UTC_TIME = 0x17
const GENERALIZED_TIME = 0x18
const PEM = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END/

/** From when to when the first certificate of a PEM text holds; undefined where there is none that can be read (RFC 5280, 4.1). */
export function certificateDates(pem: string): CertificateDates | undefined {
  const [, body] = PEM.exec(pem) ?? []
  const der = body === undefined ? undefined : fromBase64(body.replace(/\s/g, ''))
  if (der === undefined) return undefined
  const certificate = read(der, 0, SEQUENCE)
  const signed = certificate && read(der, certificate.from, SEQUENCE)
  if (signed === undefined) return undefined
  const version = read(der, signed.from)
  const serial = version?.tag === VERSION ? read(der, version.to) : version
  const algorithm = serial && read(der, serial.to, SEQUENCE)
  const issuer = algorithm && read(der, algorithm.to, SEQUENCE)
  const validity = issuer && read(der, issuer.to, SEQUENCE)
  const first = validity && read(der, validity.from)
  const second = first && read(der, first.to)
  const notBefore = first && readTime(der, first)
  const notAfter = second && readTime(der, second)
  return notBefore === undefined || notAfter === undefined ? undefined : { notBefore, notAfter }
}

/** One character for each byte; undefined for what is no base64. */
export function fromBase64(text: string): string | undefined {
  try {
    return atob(text)
  } catch {
    return undefined // a value that anybody wrote
  }
}

/** @param tag the only one that may stand there */
function read(der: string, at: number, tag?: number): Element | undefined {
  const found = der.charCodeAt(at)
  if (!Number.isInteger(found) || (tag !== undefined && found !== tag)) return undefined
  const first = der.charCodeAt(at + 1)
  const bytes = first < 0x80 ? 0 : first - 0x80
  if (!Number.isInteger(first) || first === 0x80 || bytes > 4) return undefined
  let length = bytes === 0 ? first : 0
  for (let i = 0; i < bytes; i += 1) length = length * 256 + der.charCodeAt(at + 2 + i)
  const from = at + 2 + bytes
  const to = from + length
  return to <= der.length ? { tag: found, from, to } : undefined
}

function readTime(der: string, { tag, from, to }: Element): number | undefined {
  const text = der.slice(from, to)
  const [, year, month, day, hour, minute, second] =
    (tag === UTC_TIME ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/ : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/).exec(text) ?? [] // prettier-ignore
  if (year === undefined || (tag !== UTC_TIME && tag !== GENERALIZED_TIME)) return undefined
  // Two digits stand for 1950 to 2049.
  const century = year.length === 4 ? '' : Number(year) < 50 ? '20' : '19'
  const milliseconds = Date.parse(`${century}${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000
}
