import type { ControlPlaneAnswer } from '@/lib/control-plane/control-plane-answer'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<ControlPlaneAnswer>((body) => Array.isArray(body.webhooks) && typeof body.config === 'object')

/** A control plane in depth. */
export function controlPlaneQuery({ namespace, revision }: { readonly namespace: string; readonly revision: string }) {
  const query = new URLSearchParams({ namespace, revision })
  return queryOptions({
    queryKey: ['mesh', 'control-plane', query.toString()],
    queryFn: ({ signal }) => getJson('/api/mesh/control-plane', { query, signal, read }),
    meta: { awaited: 'details', refreshes: true },
  })
}
