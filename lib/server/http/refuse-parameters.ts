import 'server-only'
import { badParameter } from '@/lib/url/bad-parameter'

/** An unknown parameter is an error that names it, not something to ignore. */
export function refuseParameters(query: URLSearchParams, known: readonly string[] = []): void {
  const name = [...query.keys()].find((one) => !known.includes(one))
  if (name !== undefined) throw badParameter(name, `There is no parameter ${name.slice(0, 100)}.`)
}
