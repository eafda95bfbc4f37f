import 'server-only'
import { PharosError } from '@/lib/ports/pharos-error'

/** For routes without parameters: an unknown one is an error that names it, not something to ignore. */
export function refuseParameters(query: URLSearchParams): void {
  const name = query.keys().next().value?.slice(0, 100)
  if (name === undefined) return
  throw new PharosError('bad_request', `There is no parameter ${name}.`, { parameter: name })
}
