import { timestamp } from './object-rules'
import type { ApiRequest, Server } from './api-request'
import { layoutOf } from './managed-fields/layout'
import { signUpdate, type Write } from './managed-fields/sign-write'
import { apiVersionOf } from './resource-types'
import type { WriteOptions } from './store'

/** Who writes what, in which version, and when. */
export function writeOf({ clock }: Server, request: ApiRequest, operation: 'Apply' | 'Update'): Write {
  const { type, version, subresource } = request
  return {
    writer: { manager: fieldManager(request), operation, apiVersion: apiVersionOf(type, version), subresource },
    time: timestamp(clock.now()),
    layout: layoutOf(type),
  }
}

/** Makes the writer of the request the owner of what it changes. */
export function signatureOf(server: Server, request: ApiRequest): NonNullable<WriteOptions['sign']> {
  const write = writeOf(server, request, 'Update')
  return (next, current) => signUpdate(next, current, write)
}

/** As the client names itself. */
function fieldManager({ query, exchange }: ApiRequest): string {
  const given = query.get('fieldManager') ?? ''
  const agent = (exchange.request.headers['user-agent'] ?? '').split('/', 1)[0] ?? ''
  return given !== '' ? given : agent === '' ? 'unknown' : agent
}
