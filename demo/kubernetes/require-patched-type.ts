import { invalid } from './api-failure'
import type { ApiRequest } from './api-request'
import { type JsonObject, textAt } from './json'
import { apiVersionOf } from './resource-types'

/**
 * A patch may not make another kind of an object, nor another version of its kind. What it took away is filled in again.
 *
 * @throws 422: for a custom kind it names the field; of a built-in kind the real server says only that the result is none.
 */
export function requirePatchedType({ type, version, name }: ApiRequest, patched: JsonObject): void {
  const expected = { apiVersion: apiVersionOf(type, version), kind: type.kind }
  for (const field of ['apiVersion', 'kind'] as const) {
    const found = textAt(patched, field) || expected[field]
    if (found === expected[field]) continue
    const value = JSON.stringify(found)
    if (type.custom) {
      const message = `Invalid value: ${value}: must be ${expected[field]}`
      throw invalid(`${type.kind}.${type.group}`, name, [{ reason: 'FieldValueInvalid', message, field }])
    }
    const conversion = `converting (${version}.${found}) to (${type.group || 'core'}.${type.kind}): unknown conversion`
    const message = `Invalid value: ${JSON.stringify(JSON.stringify(patched))}: ${conversion}`
    throw invalid('', '', [{ reason: 'FieldValueInvalid', message, field: 'patch' }])
  }
}
