import type { GraphRequest } from '../model'
import { DEFAULT_REQUEST } from '../request/default-request'

/** A workload graph of namespace `shop` without service nodes over ten minutes; parts are replaced by `part`. */
export function graphRequest(part: Partial<GraphRequest> = {}): GraphRequest {
  return {
    ...DEFAULT_REQUEST,
    scope: { kind: 'namespaces', names: ['shop'] },
    at: 1_700_000_000,
    type: 'workload',
    services: false,
    ...part,
  }
}
