import 'server-only'
import { isVisibleIn } from '@/lib/access/visible'
import type { User } from '@/lib/access/user'
import { orThrow } from '@/lib/server/http/or-throw'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'
import { visibleNamespaces } from '@/lib/server/access/rights'
import { getConfig } from '@/lib/server/process/config'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { toIso } from '@/lib/server/sources/source-states'
import { getKnownMesh } from '@/lib/server/topology/known-mesh'
import { buildLamp } from '@/lib/topology/build-lamp'
import { buildMesh } from '@/lib/topology/build-mesh'
import type { MeshAnswer } from '@/lib/topology/model'
import { badParameter } from '@/lib/url/bad-parameter'

/**
 * What runs the mesh and how it is, as far as the user may see it; with `parts=lamp` the lamp alone, without what only the page
 * shows. Who may see no namespace of a control plane gets the lamp, and what is missing.
 *
 * @throws PharosError `bad_request` naming the parameter, or when nobody can say what the user may see.
 */
export async function getMesh(user: User, query: URLSearchParams, signal: AbortSignal): Promise<MeshAnswer> {
  refuseParameters(query, ['parts'])
  const lampOnly = readParts(query.getAll('parts'))
  const visible = orThrow(await visibleNamespaces(user))
  const { known, running } = await getKnownMesh((namespace) => isVisibleIn(visible, namespace), { lampOnly, signal })
  const { clock } = getMetricSource()
  const mesh = buildMesh(known, running)
  const needed = planeNamespaces(running.workloads)
  const missing = needed.some(known.isVisible) ? null : missingRight(getConfig().istio.control_plane_namespaces)
  return {
    now: toIso(clock.estimate()),
    lamp: buildLamp(mesh.components, known.cluster.name, missing === null),
    mesh: lampOnly || missing !== null ? null : { ...mesh, trustDomain: known.cluster.trustDomains[0] ?? null },
    missing,
    missingIn: missing === null ? null : (getConfig().istio.control_plane_namespaces[0] ?? null),
  }
}

function readParts(texts: readonly string[]): boolean {
  if (texts.length === 0) return false
  if (texts.length === 1 && texts[0] === 'lamp') return true
  throw badParameter('parts', 'The parameter parts must be lamp, given once, or left out.')
}

/** Where a control plane is expected, and where one runs. */
function planeNamespaces(
  workloads: readonly { readonly role: string; readonly workload: { readonly namespace: string } }[],
): readonly string[] {
  const found = workloads.flatMap(({ role, workload }) => (role === 'istiod' ? [workload.namespace] : []))
  return [...new Set([...getConfig().istio.control_plane_namespaces, ...found])]
}

/** Names what the configuration names: where else a control plane runs is not for who may not see it. */
function missingRight(namespaces: readonly string[]): string {
  const where = namespaces.length === 1 ? 'the namespace' : 'one of the namespaces'
  return `What runs the mesh can be seen by who may get ${where} ${namespaces.join(', ')} and list its pods.`
}
