import { badRequest } from './api-failure'
import type { ApiRequest } from './api-request'
import { type JsonObject, textAt } from './json'

const SHOWN = 30

/** Custom objects must say what they are; of built-in ones the path tells it. @throws 400 */
export function requireTyped({ type, exchange }: ApiRequest, body: JsonObject): void {
  if (!type.custom) return
  const text = exchange.body.toString('utf8')
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)} ...` : text
  for (const [field, word] of [
    ['kind', 'Kind'],
    ['apiVersion', 'apiVersion'],
  ] as const) {
    if (textAt(body, field) !== '') continue
    const why = `Object '${word}' is missing in '${text}'`
    throw badRequest(`the object provided is unrecognized (must be of type ${type.kind}): ${why} (${shown})`)
  }
}
