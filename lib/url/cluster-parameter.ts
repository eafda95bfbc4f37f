import { REQUEST_LIMITS } from '@/lib/graph/request/limits'

/** The parameter `cluster`: a name of one; undefined for a text that can be none. */
export const clusterParameter = {
  expected: 'the name of a cluster',
  parse: (text: string): string | undefined =>
    text !== '' && text.length <= REQUEST_LIMITS.nameLength ? text : undefined,
} as const
