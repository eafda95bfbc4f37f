import type { Span } from './model'
import { splitFlags } from '@/lib/graph/panel/response-flags'

/** What a span answered, as short as it goes: HTTP code or gRPC status, and the proxy's flags: `503 UF`. Empty when it does not say. */
export function spanStatus({ attributes }: Pick<Span, 'attributes'>): string {
  const read = (...keys: readonly string[]): string | undefined => {
    const value = attributes.find(({ key }) => keys.includes(key))?.value
    return value === undefined ? undefined : String(value)
  }
  const grpc = read('grpc.status_code', 'rpc.grpc.status_code')
  const code = grpc === undefined ? read('http.status_code', 'http.response.status_code') : `gRPC ${grpc}`
  return [code ?? '', ...splitFlags(read('response_flags') ?? '')].filter((part) => part !== '').join(' ')
}
