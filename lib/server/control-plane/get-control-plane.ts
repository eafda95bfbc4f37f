import 'server-only'
import type { User } from '@/lib/access/user'
import type { ControlPlaneAnswer, JudgedWebhook } from '@/lib/control-plane/control-plane-answer'
import { readDefinitions } from '@/lib/control-plane/definitions/read-definitions'
import { readMeshMtls } from '@/lib/control-plane/mtls/read-mesh-mtls'
import { judgeTrust } from '@/lib/control-plane/webhooks/judge-trust'
import { type IstiodWebhook, readWebhooks } from '@/lib/control-plane/webhooks/read-webhooks'
import type { ClusterFacts, MeshFacts } from '@/lib/graph/facts'
import { mayRead } from '@/lib/graph/query/visible-scope'
import { toMtlsObject } from '@/lib/mesh/mtls/read-mtls-mesh'
import { readMeshOptions } from '@/lib/mesh/read-mesh-options'
import { PharosError } from '@/lib/ports/pharos-error'
import { requireVisible } from '@/lib/server/access/require-visible'
import { getUnwatchedObjects } from '@/lib/server/checks/unwatched-source'
import { requireCluster } from '@/lib/server/edit/require-editor'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'
import { getMeshFacts, meshSettings } from '@/lib/server/mesh/get-mesh-facts'
import { visibleComponents } from '@/lib/server/mesh/visible-components'
import { POLICIES } from '@/lib/server/mtls/read-mtls-cluster'
import { getConfig } from '@/lib/server/process/config'
import { compareText } from '@/lib/std/compare-text'
import { askMeshConfig } from './ask-mesh-config'
import { readBundle } from './read-bundle'
import { readMeshConfig } from './read-mesh-config'
import { trustedRoots } from './trusted-roots'
import { getTrustObjects } from './trust-objects'

const DEFINITIONS = 'customresourcedefinitions.apiextensions.k8s.io'

/**
 * One control plane in depth: what it was told, what it asks of mutual TLS, whether the API server can ask it, which kinds the cluster knows.
 *
 * @param query `namespace` and `revision`; without them the first control plane that the user may see
 * @throws PharosError `bad_request` naming the parameter; `forbidden` naming the namespace; `not_found`; `upstream_unavailable`
 */
export async function getControlPlane(
  user: User,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<ControlPlaneAnswer> {
  refuseParameters(query, ['namespace', 'revision'])
  const { store } = requireCluster()
  const [asked, revision] = [query.get('namespace'), query.get('revision')]
  await requireVisible(user, asked ?? getConfig().istio.control_plane_namespaces[0] ?? 'istio-system')
  const facts = await getMeshFacts(user)
  const [cluster] = facts.clusters
  const plane = visibleComponents(facts).controlPlanes.find(
    (one) => (asked === null || one.namespace === asked) && (revision === null || one.revision === revision),
  )
  if (cluster === undefined || plane === undefined) throw notFound(asked, revision)
  const [unwatched, trust, said] = await Promise.all([
    getUnwatchedObjects()?.current(),
    getTrustObjects(),
    askMeshConfig(user, plane, signal),
  ])
  const sees = (namespace: string): boolean => mayRead(facts.access, cluster.name, namespace)
  const definitions = unwatched?.complete.includes(DEFINITIONS) === true ? readDefinitions(unwatched.objects) : null
  const webhooks = readWebhooks(trust.webhooks).filter((one) => isOf(one, plane.revision))
  const { autoMtls } = readMeshOptions((kind) => store.list(kind), meshSettings(store))
  return {
    now: facts.asOf,
    cluster: cluster.name,
    ...pick(plane),
    tags: [...new Set(webhooks.flatMap(({ tag }) => tag ?? []))].toSorted(compareText),
    config: readMeshConfig(store, plane, said),
    mtls: readMeshMtls(store.list(POLICIES).map(toMtlsObject), {
      rootNamespace: cluster.rootNamespace,
      autoMtls,
      sees,
    }),
    webhooks: judgeAll(webhooks, { facts, cluster, trusted: trustedRoots(trust.copies, [plane.namespace]) }),
    definitions,
    notes: notesOf([...(definitions === null ? [] : [DEFINITIONS]), ...trust.complete], trust.failure),
    limited: facts.access[cluster.name] !== '*',
  }
}

type Plane = Pick<ControlPlaneAnswer, 'namespace' | 'name' | 'revision' | 'version' | 'available' | 'desired'>

function pick({ namespace, name, revision, version, available, desired }: Plane): Plane {
  return { namespace, name, revision, version, available, desired }
}

/** Those that say no revision are for all of them. */
function isOf({ revision }: IstiodWebhook, own: string): boolean {
  return revision === null || revision === own
}

interface Known {
  readonly facts: MeshFacts
  readonly cluster: ClusterFacts
  readonly trusted: ReadonlySet<string> | undefined
}

function judgeAll(webhooks: readonly IstiodWebhook[], { facts, cluster, trusted }: Known): readonly JudgedWebhook[] {
  return webhooks.map(({ authority, ...webhook }) => {
    const { service } = webhook
    const isKnown = service !== null && mayRead(facts.access, cluster.name, service.namespace)
    return {
      ...webhook,
      trust: judgeTrust(authority, readBundle, trusted),
      endpoints: isKnown ? endpointsOf(service, cluster) : null,
    }
  })
}

function endpointsOf(
  { namespace, name }: { readonly namespace: string; readonly name: string },
  cluster: ClusterFacts,
) {
  const service = cluster.services.find((one) => one.namespace === namespace && one.name === name)
  const behind = new Set(service?.workloads ?? [])
  return cluster.workloads
    .filter((one) => one.namespace === namespace && behind.has(one.name))
    .reduce((total, { available }) => total + available, 0)
}

function notesOf(complete: readonly string[], roots: string | null): readonly string[] {
  const unread = [
    [DEFINITIONS, 'CustomResourceDefinitions'],
    ['mutatingwebhookconfigurations.admissionregistration.k8s.io', 'MutatingWebhookConfigurations'],
    ['validatingwebhookconfigurations.admissionregistration.k8s.io', 'ValidatingWebhookConfigurations'],
  ].flatMap(([id = '', name = '']) => (complete.includes(id) ? [] : [name]))
  return [
    ...(unread.length === 0 ? [] : [`Pharos could not list ${unread.join(', ')}: its account may lack the right.`]),
    ...(roots === null ? [] : [`The roots of namespaces could not be read: ${roots}`]),
  ]
}

function notFound(namespace: string | null, revision: string | null): PharosError {
  const of = revision === null ? '' : ` of the revision ${revision.slice(0, 63)}`
  const where = namespace === null ? '' : ` in ${namespace.slice(0, 63)}`
  return new PharosError('not_found', `There is no istiod${of}${where}.`)
}
