import 'server-only'
import type { ErrorDetails, PharosError } from '@/lib/ports/pharos-error'
import type { Refusal } from '@/lib/url/edit-types'

/** The server looked at the change and would not take it, as opposed to not having been asked. */
export function isRefusal({ code, details }: PharosError): boolean {
  if (['invalid', 'bad_request', 'conflict', 'too_large'].includes(code)) return true
  // A webhook that does not answer is the cluster's word too.
  return code === 'forbidden' || (typeof details.status === 'number' && details.status >= 400 && details.status !== 401)
}

export function toRefusal({ code, message, details }: PharosError): Refusal {
  const fields = texts(details.fields)
  const { upstream } = details
  return {
    code,
    message,
    ...(typeof upstream === 'string' && upstream !== '' ? { upstream } : {}),
    causes: texts(details.causes).map((words, i) => ({ path: fields[i] ?? '', message: words })),
  }
}

function texts(value: ErrorDetails[string] | undefined): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}
