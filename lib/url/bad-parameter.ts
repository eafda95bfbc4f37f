import { PharosError } from '@/lib/ports/pharos-error'

/**
 * What is wrong with a parameter of a request: `bad_request`, whose `details.parameter` names it. The name may come from the URL: both
 * texts are bounded, so that an error never grows with its cause.
 */
export function badParameter(parameter: string, message: string): PharosError {
  return new PharosError('bad_request', message.slice(0, 300), { parameter: parameter.slice(0, 100) })
}
