import type { KubeObject } from '../kube-object'
import type { ApiRequest } from './api-request'
import { isJsonObject, itemsAt, textAt } from './json'
import { withMetadata } from './object-rules'

/** Who writes, as the client names itself. Undefined: the write is of a part whose writers are not kept. */
export function fieldManager({ query, exchange, subresource }: ApiRequest): string | undefined {
  if (subresource !== '') return undefined
  const given = query.get('fieldManager') ?? ''
  const agent = (exchange.request.headers['user-agent'] ?? '').split('/', 1)[0] ?? ''
  return given !== '' ? given : agent === '' ? 'unknown' : agent
}

/** The object with its newest writer and when; which fields they were is not kept. */
export function writtenBy(object: KubeObject, manager: string, time: string): KubeObject {
  const others = itemsAt(object, 'metadata', 'managedFields').filter(
    (entry) => isJsonObject(entry) && textAt(entry, 'manager') !== manager,
  )
  const own = {
    manager,
    operation: 'Update',
    apiVersion: object.apiVersion,
    time,
    fieldsType: 'FieldsV1',
    fieldsV1: {},
  }
  return withMetadata(object, { managedFields: [...others, own] })
}
