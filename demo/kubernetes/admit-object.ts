import type { KubeObject } from '../kube-object'
import type { ApiRequest } from './api-request'
import { checkObject } from './check-object'
import { decodeObject } from './decode-object'
import { type FieldValidation, reportFields } from './field-validation'
import type { WriteOptions } from './store'

/** The object as the server understands it; the client is told of what was left out. @throws 400; for a patch 422. */
export function decoded(request: ApiRequest, mode: FieldValidation, sent: KubeObject): KubeObject {
  const { object, unknown } = decodeObject(request, sent)
  reportFields(request, mode, unknown)
  return object
}

/** What an object must pass before it is stored: the rules of its kind. */
export function checkOf({ type, subresource }: ApiRequest): NonNullable<WriteOptions['check']> {
  const part = subresource === 'status' ? 'status' : ''
  return (next, current) => checkObject({ type, next, current, part })
}
