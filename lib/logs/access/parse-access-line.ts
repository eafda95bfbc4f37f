import { isRecord } from '@/lib/std/is-record'
import { ACCESS_FIELDS, type AccessField, type AccessLine } from './access-fields'

/** A longer line is shown as it is. */
const MAX_LENGTH = 16_384
const MAX_VALUE = 4_096
const NUMBER = String.raw`\d+|-`
const WORD = String.raw`([^\s"]+)`

// Callers choose method, path, forwarded-for, user agent, request id, authority and server name, and the proxy writes quotes as they are.
// Only the user agent may hold spaces and quotes here, so whatever a caller sends, no field slips into another's place.
const TEXT_FORM = new RegExp(
  [
    String.raw`^\[([^\]\s]{1,40})\] "(\S+) (\S+) ([^\s"]+)"`,
    String.raw`(\d{1,3}|-) (\S+) (\S+) (\S+) "([^"]*)" (${NUMBER}) (${NUMBER}) (${NUMBER}) (${NUMBER})`,
    String.raw`"([^"]*)" "(.*)" "([^"\s]*)" "([^"\s]*)" "([^"\s]*)" ${WORD} ${WORD} ${WORD} ${WORD} ${WORD} ([^"]+)$`,
  ].join(' '),
)
/** Without a request, as of a connection, the text form has dashes. */
const CONNECTION = /^(\[[^\]\s]{1,40}\]) "- - -"/

/**
 * Reads one line of a proxy's access log in Istio's default text form, or in its JSON form (which may have other fields too).
 *
 * @returns undefined for every other line.
 */
export function parseAccessLine(text: string): AccessLine | undefined {
  if (text.length > MAX_LENGTH) return undefined
  if (text.startsWith('{')) return parseJsonForm(text)
  if (!text.startsWith('[')) return undefined
  const match = TEXT_FORM.exec(text)
  if (match === null) return undefined
  const fields: Partial<Record<AccessField, string>> = {}
  for (const [i, name] of ACCESS_FIELDS.entries()) setField(fields, name, match[i + 1])
  return { fields, others: [] }
}

/** Whether a line may be one of the access log: a glance, for lists of many lines. */
export function looksLikeAccessLine(text: string): boolean {
  if (text.startsWith('{')) return text.includes('"response_code"') && text.includes('"start_time"')
  return (
    text.startsWith('[') && (/^\[[^\]\s]{1,40}\] "\S+ \S+ [^\s"]+" (\d{1,3}|-) /.test(text) || CONNECTION.test(text))
  )
}

function parseJsonForm(text: string): AccessLine | undefined {
  if (!looksLikeAccessLine(text)) return undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined // cut off, or something else that begins so
  }
  if (!isRecord(value)) return undefined
  const fields: Partial<Record<AccessField, string>> = {}
  const others: (readonly [string, string])[] = []
  for (const [key, one] of Object.entries(value)) {
    const name = ACCESS_FIELDS.find((field) => field === key)
    const written = asText(one)
    if (name !== undefined) setField(fields, name, written)
    else if (written !== undefined) others.push([key.slice(0, MAX_VALUE), written])
  }
  return { fields, others }
}

function setField(fields: Partial<Record<AccessField, string>>, name: AccessField, value: string | undefined): void {
  // Newer versions of Istio end the cluster's name with a semicolon.
  const bare = name === 'upstream_cluster' ? value?.replace(/;$/, '') : value
  if (bare !== undefined && bare !== '-' && bare !== '') fields[name] = bare.slice(0, MAX_VALUE)
}

function asText(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.slice(0, MAX_VALUE)
}
