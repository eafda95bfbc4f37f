import type { KubeObject } from '../kube-object'
import { reviewByIstio } from './admission/review-istio'
import type { ApiRequest, Server } from './api-request'
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

/** What an object must pass before it is stored: first the rules of its kind, then istiod. */
export function checkOf({ store }: Server, { type, subresource }: ApiRequest): NonNullable<WriteOptions['check']> {
  const part = subresource === 'status' ? 'status' : ''
  return (next, current) => {
    checkObject({ type, next, current, part })
    if (subresource === '') reviewByIstio(store, type, next)
  }
}
