import type { Finding } from '../finding'
import { findKind } from '../model/kinds'
import type { Malformed } from '../model/read-object'
import { formatPath } from './find-place'

/** What cannot be read as an object at all, and so is in no index. */
export function malformedFinding(cluster: string, { path, problem, ...about }: Malformed): Finding {
  const kindId = findKind(about.group, about.kind)?.id ?? ''
  return {
    check: 'any/malformed-object',
    aliases: ['IST0106'],
    severity: 'error',
    aliasSeverity: { IST0106: 'error' },
    object: { cluster, kindId, ...about },
    path: formatPath(path),
    steps: path,
    message: problem,
    vars: {},
    references: [],
    referenceCount: 0,
    docs: 'checks/any/malformed-object',
    fixes: [],
  }
}
