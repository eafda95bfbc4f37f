import 'server-only'
import type { Source } from '@/lib/url/api-types'

/** Of a source that has told nothing. */
export const NOTHING_KNOWN = {
  cluster: null,
  since: null,
  asOf: null,
  message: null,
  version: null,
  scrapeIntervalSeconds: null,
  retentionSeconds: null,
  settlingSeconds: 0,
} as const satisfies Partial<Source>
