import type { Source } from '@/lib/url/api-types'

/** A source that answers; parts are replaced by `part`. */
export function source(type: Source['type'], part: Partial<Source> = {}): Source {
  return {
    id: type,
    type,
    name: type,
    cluster: null,
    state: 'fresh',
    since: null,
    asOf: null,
    message: null,
    version: '1.0',
    scrapeIntervalSeconds: 15,
    retentionSeconds: null,
    settlingSeconds: 0,
    ...part,
  }
}
