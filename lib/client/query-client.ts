import type { PharosError } from '@/lib/ports/pharos-error'
import { QueryClient } from '@tanstack/react-query'
import { isOffline } from './get-json'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: PharosError
    queryMeta: {
      /** The part of the page that waits for it; the activity line says so. Absent: a quiet query in the background. */
      readonly awaited?: 'graph' | 'series' | 'list' | 'details' | 'health' | 'traces' | 'overview'
      /** Asked again by the refresh button. */
      readonly refreshes?: boolean
    }
  }
}

/** Worth a second try within seconds; the others would fail in the same way, or have taken long already. */
const PASSING = new Set(['upstream_unavailable', 'too_many_requests', 'internal'])
const LONGEST_PAUSE_MS = 30_000

/** The browser's one cache of answers. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Pharos may well be on this machine: what the browser thinks of the network says nothing.
        networkMode: 'always',
        // Tabs that are visited in turn do not ask each time.
        staleTime: 5_000,
        refetchOnReconnect: false,
        retry: (failures, error) => isOffline(error) || (failures < 2 && PASSING.has(error.code)),
        retryDelay: pauseBeforeRetry,
      },
    },
  })
}

/** Doubling from 1 s to 30 s, but not before the server's own hint. */
function pauseBeforeRetry(failures: number, error: PharosError): number {
  const hint = error.details.retryAfterSeconds
  return Math.min(Math.max(1_000 * 2 ** failures, typeof hint === 'number' ? hint * 1_000 : 0), LONGEST_PAUSE_MS)
}
