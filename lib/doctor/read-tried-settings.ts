import { httpUrl } from '@/lib/config/values'
import type { PharosError } from '@/lib/ports/pharos-error'
import { failed, ok, type Result } from '@/lib/std/result'
import { badParameter } from '@/lib/url/bad-parameter'
import { z } from 'zod'
import { readHeaders } from './read-headers'
import { TRIED_KINDS, type TriedSettings, TYPES_TO_TRY } from './tried-settings'

const text = z.string().max(1000)
const MAX_ADDRESS = 1000
const MAX_HEADERS = 20
/** They say where a request goes and how long it is, or speak to what stands between. */
const NOT_OURS = /^(host|connection|content-length|transfer-encoding|upgrade|te|trailer|expect|proxy-.*)$/i

const schema = z
  .strictObject({
    kind: z.enum(TRIED_KINDS),
    type: z.enum(TRIED_KINDS.flatMap((kind) => TYPES_TO_TRY[kind])),
    url: httpUrl().refine((url) => url.length <= MAX_ADDRESS),
    tenant: z.strictObject({ header: text.min(1), value: text.min(1) }).nullable(),
    headers: z.record(text, z.string().max(4096)),
    timeoutSeconds: z.int().min(1).max(30),
  })
  .refine(({ kind, type }) => TYPES_TO_TRY[kind].includes(type), { path: ['type'], message: 'not of this kind' })
  .refine(({ headers }) => Object.keys(headers).length <= MAX_HEADERS, {
    path: ['headers'],
    message: `at most ${MAX_HEADERS}`,
  })
  .refine(({ headers, tenant }) => Object.entries({ ...headers, ...named(tenant) }).every(isHeader), {
    path: ['headers'],
    message: 'not headers that may be sent',
  })

/** Reads the body of `POST /api/mesh/sources/try`. @returns or `bad_request`, whose `details.parameter` names the first bad field. */
export function readTriedSettings(body: unknown): Result<TriedSettings, PharosError> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return ok(parsed.data)
  const [issue] = parsed.error.issues
  const field = issue === undefined || issue.path.length === 0 ? 'body' : issue.path.map(String).join('.')
  return failed(badParameter(field, `${field}: ${issue?.message ?? 'not understood'}`))
}

function named(tenant: TriedSettings['tenant']): Readonly<Record<string, string>> {
  return tenant === null ? {} : { [tenant.header]: tenant.value }
}

function isHeader([name, value]: readonly [string, string]): boolean {
  if (NOT_OURS.test(name.trim()) || /[\r\n]/.test(name + value)) return false
  const read = readHeaders(`${name}: ${value}`)
  return read.ok && Object.hasOwn(read.value, name)
}
