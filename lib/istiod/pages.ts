import type { OutboundFailure } from '@/lib/outbound/failure'
import type { HttpAnswer } from '@/lib/outbound/http-request'
import { readJson } from '@/lib/outbound/json-answer'
import type { ProxySync } from '@/lib/ports/istiod'
import { compareText } from '@/lib/std/compare-text'
import { isRecord } from '@/lib/std/is-record'
import { ok, type Result } from '@/lib/std/result'
import { z } from 'zod'
import { readSync } from './read-sync'
import { readVersion } from './read-version'

/** One page of the monitoring port. */
export interface IstiodPage<T> {
  /** For measurements. */
  readonly operation: string
  readonly path: string
  readonly maxBytes: number
  /** @returns undefined where that is not what the page has. */
  readonly read: (answer: HttpAnswer) => Result<T | undefined, OutboundFailure>
}

/** How messages call the other side. */
export const TITLE = 'istiod'
const MIB = 1024 * 1024

export const VERSION: IstiodPage<string> = {
  ...{ operation: 'version', path: '/version', maxBytes: 4096 },
  read: ({ body }) => ok(readVersion(body.toString('utf8'))),
}

export const SYNC: IstiodPage<readonly ProxySync[]> = {
  // Some 2 KiB for each proxy.
  ...{ operation: 'syncz', path: '/debug/syncz', maxBytes: 64 * MIB },
  read: json(readSync),
}

export const MESH: IstiodPage<unknown> = {
  ...{ operation: 'mesh', path: '/debug/mesh', maxBytes: MIB },
  read: json((value) => (isRecord(value) ? value : undefined)),
}

const services = z.array(z.object({ hostname: z.string() })).nullable()

export const REGISTRY: IstiodPage<readonly string[]> = {
  // Some 1 KiB for each service.
  ...{ operation: 'registryz', path: '/debug/registryz', maxBytes: 64 * MIB },
  read: json((value) => {
    const parsed = services.safeParse(value).data
    return parsed === undefined ? undefined : [...new Set(parsed?.map((one) => one.hostname))].sort(compareText)
  }),
}

function json<T>(read: (value: unknown) => T | undefined): IstiodPage<T>['read'] {
  return (answer) => {
    const value = readJson(answer, TITLE)
    return value.ok ? ok(read(value.value)) : value
  }
}
