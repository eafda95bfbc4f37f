import { parseDuration } from '@/lib/time/duration'
import { z } from 'zod'

// Environment variables are texts, so numbers and booleans are read from texts too.

export function integer(min: number, max: number): z.ZodType<number> {
  return z.unknown().transform((value, context) => {
    const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value
    if (typeof number !== 'number' || !Number.isInteger(number) || number < min || number > max) {
      context.addIssue({
        code: 'custom',
        message: `expected a whole number from ${min} to ${max}, got ${shown(value)}`,
      })
      return z.NEVER
    }
    return number
  })
}

export function flag(): z.ZodType<boolean> {
  return z.preprocess(
    (value) => (value === 'true' ? true : value === 'false' ? false : value),
    z.boolean({ error: (issue) => `expected true or false, got ${shown(issue.input)}` }),
  )
}

/** `30s`, `1h30m` → seconds. */
export function duration(minSeconds: number, maxSeconds: number): z.ZodType<number> {
  return z.unknown().transform((value, context) => {
    const seconds = typeof value === 'string' ? parseDuration(value) : undefined
    if (seconds === undefined || seconds < minSeconds || seconds > maxSeconds) {
      context.addIssue({ code: 'custom', message: `expected a duration such as 30s or 5m, got ${shown(value)}` })
      return z.NEVER
    }
    return seconds
  })
}

const BYTES = new Map([
  ['', 1],
  ['KiB', 1024],
  ['MiB', 1024 ** 2],
  ['GiB', 1024 ** 3],
])

/** `32MiB` → bytes. */
export function byteSize(): z.ZodType<number> {
  return z.unknown().transform((value, context) => {
    const match = /^(\d{1,9})(KiB|MiB|GiB|)$/.exec(String(value))
    const bytes = Number(match?.[1] ?? 0) * (BYTES.get(match?.[2] ?? '') ?? 0)
    if (bytes <= 0) {
      context.addIssue({ code: 'custom', message: `expected a size such as 32MiB, got ${shown(value)}` })
      return z.NEVER
    }
    return bytes
  })
}

/** As Kubernetes names namespaces (RFC 1123 labels) and workloads (subdomains). */
const WORKLOAD_NAME = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\/[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/

/** An http(s) address without credentials, query and fragment; a slash at its end is dropped. */
export function httpUrl(): z.ZodType<string> {
  return z.unknown().transform((value, context) => {
    const problem = urlProblem(value)
    if (problem !== undefined) {
      context.addIssue({ code: 'custom', message: problem })
      return z.NEVER
    }
    return String(value).replace(/\/+$/, '')
  })
}

/** `NAMESPACE/NAME` of a workload, or nothing. */
export function workloadName(): z.ZodType<string> {
  return z.unknown().transform((value, context) => {
    if (value === '' || value === null) return ''
    if (typeof value === 'string' && WORKLOAD_NAME.test(value)) return value
    const message = `expected a namespace and the name of a workload, such as istio-system/prometheus, got ${shown(value)}`
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
}

function urlProblem(value: unknown): string | undefined {
  if (typeof value !== 'string') return `expected an http(s) URL, got ${shown(value)}`
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    const guess = /^[\w.-]+(:\d+)?(\/.*)?$/.test(value) ? ` — try http://${value}` : ''
    return `expected an http(s) URL, got ${shown(value)}${guess}`
  }
  if (url.username !== '' || url.password !== '') {
    return 'a URL must not hold a credential — use auth with a password_file or token_file'
  }
  return url.search === '' && url.hash === '' ? undefined : 'a URL must not have a query or a fragment'
}

/** A value as it may be repeated in a message: short, on one line. */
function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
