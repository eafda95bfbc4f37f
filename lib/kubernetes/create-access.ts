import type { Access, AccessRight } from '@/lib/ports/access'
import { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { compareText } from '@/lib/std/compare-text'
import { isRecord } from '@/lib/std/is-record'
import { failed, ok, type Result } from '@/lib/std/result'
import type { KubeClient } from './kube-client'

/** The attributes of one review; names left out mean "any". */
interface Attributes {
  readonly verb: AccessRight['verb'] | 'list'
  readonly group?: string
  readonly resource: string
  readonly subresource?: string
  readonly namespace?: string
  readonly name?: string
}

const REVIEWS = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews'

/**
 * Asks the API server what the client's own account may see: the whole cluster first, and only where that is refused
 * each namespace. Nothing is kept here: the caller caches by identity, for at most a minute.
 */
export function createAccess(client: KubeClient): Access {
  async function may(attributes: Attributes, call: UpstreamCall): Promise<Result<boolean, PharosError>> {
    const body = {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes: { group: '', ...attributes } },
    }
    const answer = await client.review({ operation: 'review', path: REVIEWS, body, call })
    if (!answer.ok) return answer
    const status = isRecord(answer.value) ? answer.value.status : undefined
    if (isRecord(status) && typeof status.allowed === 'boolean') return ok(status.allowed)
    const message = 'The API server does not answer access reviews as it should.'
    return failed(new PharosError('upstream_invalid', message, { source: 'kubernetes' }))
  }

  /** Both rights, of one namespace or of all. */
  async function maySee(namespace: string | undefined, call: UpstreamCall): Promise<Result<boolean, PharosError>> {
    const named = namespace === undefined ? {} : { namespace }
    const answers = await Promise.all([
      may(
        { verb: 'get', resource: 'namespaces', ...named, ...(namespace === undefined ? {} : { name: namespace }) },
        call,
      ),
      may({ verb: 'list', resource: 'pods', ...named }, call),
    ])
    const problem = answers.find((answer) => !answer.ok)
    return problem ?? ok(answers.every((answer) => answer.ok && answer.value))
  }

  return {
    allows: (_user, right, call) => may(right, call),
    async allowedNamespaces(_user, known, call) {
      const everywhere = await maySee(undefined, call)
      if (!everywhere.ok) return everywhere
      if (everywhere.value) return ok('*')
      const names = [...new Set(known)].sort(compareText)
      const answers = await Promise.all(names.map((name) => maySee(name, call)))
      const problem = answers.find((answer) => !answer.ok)
      if (problem !== undefined) return problem
      return ok(names.filter((_, i) => answers[i]?.ok === true && answers[i].value))
    },
  }
}
