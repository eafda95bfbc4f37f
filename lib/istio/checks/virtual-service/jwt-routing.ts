import { isRecord } from '@/lib/std/is-record'
import type { CheckOfObject, Path, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { gatewayKeyForIstioctl, namedGateways } from '../model/gateways'
import { at, field, list, textEntries, texts } from '../model/json'
import { fitsLabels } from '../model/label-selector'
import { listed } from '../model/listed'
import type { Mesh } from '../model/mesh'
import { meshFacts } from '../model/mesh-facts'
import { pods } from '../model/workloads'
import { readWith } from '../model/views'

const RULE: Rule = {
  slug: 'virtual-service/jwt-routing-without-authentication',
  aliases: { IST0149: 'error' },
  severity: 'error',
  needs: ['requestauthentications.security.istio.io'],
}
const CLAIM = /^@request\.auth\.claims(\.|\[)/i

/** Routes by claims of a token at a gateway where no RequestAuthentication validates tokens: they never match. */
export const jwtRouting: CheckOfObject = {
  kinds: ['virtualservices.networking.istio.io'],
  rules: [RULE],
  *run(object, mesh): Generator<Problem> {
    const { spec, namespace } = object
    const [claim] = claimsOf(spec)
    if (claim === undefined) return
    const { istio } = namedGateways(readWith(object, mesh))
    for (const entry of texts(field(spec, 'gateways'))) {
      const gateway = entry === 'mesh' ? undefined : istio.get(gatewayKeyForIstioctl(entry, namespace))
      if (gateway === undefined) continue
      const bare = podsOf(gateway, mesh).filter((pod) => !isAuthenticated(pod, mesh))
      if (bare.length === 0) continue
      yield {
        rule: RULE,
        path: claim.path,
        message: `The route looks for ${claim.key}, but no RequestAuthentication validates tokens at the gateway ${entry}.`,
        vars: { key: claim.key, gateway: entry },
        references: bare.map(({ ref }) => ref),
        fixes: [{ title: 'Add a RequestAuthentication for the pods of the gateway.' }],
      }
    }
  },
}

function claimsOf(spec: unknown): readonly { readonly key: string; readonly path: Path }[] {
  return list(field(spec, 'http')).flatMap((rule, i) =>
    list(field(rule, 'match')).flatMap((match, j) =>
      ['headers', 'withoutHeaders'].flatMap((name) => {
        const headers = field(match, name)
        const keys = isRecord(headers) ? Object.keys(headers) : []
        return keys.filter((key) => CLAIM.test(key)).map((key) => ({ key, path: ['spec', 'http', i, 'match', j, name, key] })) // prettier-ignore
      }),
    ),
  )
}

function podsOf({ spec }: CheckedObject, mesh: Mesh): readonly CheckedObject[] {
  return pods(mesh).select(textEntries(field(spec, 'selector')))
}

function isAuthenticated({ namespace, labels }: CheckedObject, mesh: Mesh): boolean {
  const { rootNamespace } = meshFacts(mesh)
  return listed(mesh, 'requestauthentications.security.istio.io').some(
    (policy) =>
      (policy.namespace === namespace || policy.namespace === rootNamespace) &&
      fitsLabels(textEntries(at(policy.spec, 'selector', 'matchLabels')), labels),
  )
}
