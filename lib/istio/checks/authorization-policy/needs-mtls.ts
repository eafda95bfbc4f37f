import type { CheckOfObject, Path, Problem, Rule } from '../check'
import { at, field, isFilled, list, textEntries, textOr } from '../model/json'
import { mutualTls } from '../model/mtls'

const RULE: Rule = { slug: 'authorization-policy/needs-mtls', aliases: { KIA0105: 'error' }, severity: 'error' }

/** Fields and keys that only a peer's certificate answers; those of Kiali's rule, and the later ones. */
const FIELDS = ['principals', 'notPrincipals', 'namespaces', 'notNamespaces'] as const
const LATER_FIELDS = ['serviceAccounts', 'notServiceAccounts', 'trustDomains', 'notTrustDomains'] as const
const KEYS = ['source.namespace', 'source.principal', 'connection.sni']
const LATER_KEYS = ['source.serviceAccount', 'source.trustDomain']

/** Conditions on the identity of callers where mutual TLS is off: nobody presents one. */
export const needsMtls: CheckOfObject = {
  kinds: ['authorizationpolicies.security.istio.io'],
  rules: [RULE],
  *run({ spec, namespace }, mesh): Generator<Problem> {
    const uses = identityUses(spec)
    if (uses.length === 0) return
    const labels = Object.fromEntries(textEntries(at(spec, 'selector', 'matchLabels')))
    if (mutualTls(mesh).isOnFor(namespace, labels)) return
    for (const { path, name, later } of uses) {
      yield {
        rule: RULE,
        path,
        ...(later ? { aliases: [] } : {}),
        message: `${name} looks at the caller's identity, but mutual TLS is off for these workloads, so callers have none.`,
        vars: { field: name },
        fixes: [{ title: 'Turn on mutual TLS for the workloads with a PeerAuthentication.' }],
      }
    }
  },
}

interface Use {
  readonly path: Path
  readonly name: string
  readonly later: boolean
}

function identityUses(spec: unknown): readonly Use[] {
  return list(field(spec, 'rules')).flatMap((rule, i) => [
    ...list(field(rule, 'from')).flatMap((from, j) =>
      [...FIELDS, ...LATER_FIELDS].flatMap((name): readonly Use[] => {
        if (!isFilled(at(from, 'source', name))) return []
        const path = ['spec', 'rules', i, 'from', j, 'source', name]
        return [{ path, name, later: LATER_FIELDS.some((one) => one === name) }]
      }),
    ),
    ...list(field(rule, 'when')).flatMap((when, k): readonly Use[] => {
      const name = textOr(field(when, 'key'))
      if (!KEYS.includes(name) && !LATER_KEYS.includes(name)) return []
      return [{ path: ['spec', 'rules', i, 'when', k], name, later: LATER_KEYS.includes(name) }]
    }),
  ])
}
