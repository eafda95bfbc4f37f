import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { at, field, list, textOr } from '../model/json'
import { listed } from '../model/listed'
import { derived, type Mesh } from '../model/mesh'
import { secretFacts } from '../model/mask-secret'
import { quoted } from '../values/quoted'
import { foreignRegistries } from './mesh-networks'

const REGISTRY: Rule = {
  slug: 'mesh/unknown-service-registry',
  aliases: { IST0126: 'error' },
  severity: 'error',
  needs: ['secrets'],
}
const JWKS: Rule = { slug: 'mesh/jwks-fetch-unrestricted', aliases: { IST0175: 'warning' }, severity: 'warning' }
const DEFAULTS: Rule = { slug: 'mesh/upgrade-default-changed', aliases: { IST0169: 'warning' }, severity: 'warning' }

const BLOCKED = 'BLOCKED_CIDRS_IN_JWKS_URIS'

/** Clusters that the mesh knows by Secrets. */
const remoteClusters = derived((mesh): ReadonlySet<string> => {
  const secrets = listed(mesh, 'secrets').filter(({ labels }) => labels['istio/multiCluster'] === 'true')
  return new Set(secrets.flatMap(({ root }) => secretFacts(root).keys))
})

/** What the configuration of the mesh names, and what istiod is allowed to do. */
export const meshChecks: CheckOfObject = {
  kinds: ['configmaps', 'deployments.apps', 'services'],
  rules: [REGISTRY, JWKS, DEFAULTS],
  *run(object, mesh): Generator<Problem> {
    if (object.kindId === 'configmaps') yield* judgeNetworks(object, mesh)
    else if (object.kindId === 'deployments.apps') yield* judgeIstiod(object, mesh)
    else yield* judgeZipkin(object, mesh)
  },
}

function* judgeNetworks(map: CheckedObject, mesh: Mesh): Generator<Problem> {
  for (const { registry, network } of foreignRegistries(map)) {
    if (remoteClusters(mesh).has(registry)) continue
    yield {
      rule: REGISTRY,
      proven: mesh.options.knowsRemoteClusters === true,
      path: ['data', 'meshNetworks'],
      message: `The network ${quoted(network)} is fed from the registry ${quoted(registry)}, which no Secret of a remote cluster names.`,
      vars: { registry, network },
    }
  }
}

function* judgeIstiod({ labels, spec }: CheckedObject, mesh: Mesh): Generator<Problem> {
  if (labels.app !== 'istiod') return
  const policies = listed(mesh, 'requestauthentications.security.istio.io')
  const containers = list(at(spec, 'template', 'spec', 'containers'))
  const restricted = containers.some((container) =>
    list(field(container, 'env')).some(
      (variable) => field(variable, 'name') === BLOCKED && textOr(field(variable, 'value')) !== '',
    ),
  )
  if (policies.length === 0 || restricted) return
  const names = policies.slice(0, 5).map(({ key }) => key)
  yield {
    rule: JWKS,
    path: ['spec', 'template', 'spec', 'containers'],
    message: `istiod fetches the keys of ${policies.length === 1 ? 'a RequestAuthentication' : `${policies.length} RequestAuthentications`} from any address: set ${BLOCKED}, so that nobody uses it to reach inner addresses.`,
    vars: { count: policies.length, names },
  }
}

/** Until 1.21 istiod sent traces to this Service without being told. */
function* judgeZipkin({ key }: CheckedObject, mesh: Mesh): Generator<Problem> {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(mesh.options.fromVersion ?? '') ?? []
  if (major === undefined || minor === undefined || key !== 'istio-system/zipkin') return
  if (Number(major) > 1 || Number(minor) > 21) return
  yield {
    rule: DEFAULTS,
    path: ['metadata', 'name'],
    message:
      'Later versions of Istio send no traces to this Service by default: name a provider in the configuration of the mesh.',
  }
}
