import type { SyncState, XdsType } from '@/lib/ports/istiod'
import type { Connection, ProxyType } from './model'

/** Every proxy of Envoy asks for these; routes, endpoints and extensions only where it has use for them. */
const ALWAYS_SENT = ['cds', 'lds'] as const

/** All kinds of configuration in one word. ztunnel asks for none of these kinds. */
export function sumSync(sync: Readonly<Record<XdsType, SyncState>>, type: ProxyType): Connection {
  if (Object.values(sync).includes('stale')) return 'stale'
  return type !== 'ztunnel' && ALWAYS_SENT.some((kind) => sync[kind] === 'never-sent') ? 'never-sent' : 'synced'
}
