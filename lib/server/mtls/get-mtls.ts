import 'server-only'
import type { User } from '@/lib/access/user'
import { composeMtls, findContradictions, type MtlsWish, policyOf } from '@/lib/istio/mtls/compose-mtls'
import { modeOfPort, readModes, scopeOf } from '@/lib/istio/mtls/effective-mode'
import { type MtlsService, type MtlsWorkload, targetAt } from '@/lib/istio/mtls/mtls-edge'
import { PharosError } from '@/lib/ports/pharos-error'
import { requireVisible } from '@/lib/server/access/require-visible'
import { readObjectText } from '@/lib/server/edit/object-texts'
import { readEditRequest } from '@/lib/server/edit/read-edit-request'
import { missingRight, requireCluster } from '@/lib/server/edit/require-editor'
import { MOST_CHANGES, type EditRequest } from '@/lib/url/edit-types'
import type { MtlsAnswer, MtlsQuestionOf } from '@/lib/url/mtls-answer'
import { type MtlsChange, previewMtlsChange } from './preview-mtls-change'
import { type MtlsCluster, readMtlsCluster } from './read-mtls-cluster'
import { readMtlsQuestion } from './read-mtls-question'

/**
 * For the mesh, a namespace, a workload or a port: which mode holds, which change it takes to have another one, and what that would do.
 *
 * @param query the parameters of `GET /api/mtls`
 * @throws PharosError `bad_request` naming the parameter; `forbidden` naming the namespace; `not_found`; `upstream_unavailable`
 */
export async function getMtls(user: User, query: URLSearchParams, signal: AbortSignal): Promise<MtlsAnswer> {
  const question = readMtlsQuestion(query)
  const cluster = await readMtlsCluster(user, requireCluster().store)
  if (cluster === undefined) throw new PharosError('upstream_unavailable', 'The cluster is not known yet.')
  const { mesh, config, sees } = cluster
  const namespace = question.level === 'mesh' ? mesh.rootNamespace : question.namespace
  await requireVisible(user, namespace)
  const { wish, here } = readWish(question, namespace, cluster)
  const policy = policyOf(wish, config.policies, mesh.rootNamespace)
  const scope = policy === undefined ? undefined : scopeOf(policy, mesh.rootNamespace)
  const contradictions = findContradictions(wish.mode, config, servicesOf(question, wish.workload, cluster), mesh)
    .filter((one) => sees(one.namespace)) // prettier-ignore
  const own = question.mode === null ? [] : composeMtls(wish, config, cluster.workloads, mesh)
  const changes = question.mend ? [...own, ...contradictions.map(({ fix }) => fix)].slice(0, MOST_CHANGES) : own
  const rights = await Promise.all(changes.map(({ action, ...ref }) => missingRight(user, action, readEditRequest({ action, ...ref }).ref))) // prettier-ignore
  const decided = modeOfPort(readModes(config.policies, mesh.rootNamespace)(wish.workload ?? { namespace, labels: {} }), question.port) // prettier-ignore
  const by = decided.by?.policy
  return {
    now: {
      mode: decided.mode,
      level: decided.by?.level ?? null,
      policy: by !== undefined && sees(by.namespace) ? { namespace: by.namespace, name: by.name } : null,
    },
    rootNamespace: mesh.rootNamespace,
    policy: policy === undefined ? null : { namespace: policy.namespace, name: policy.name },
    shared: scope?.level === 'workload' ? here.filter((one) => one !== wish.workload && scope.selects(one)).map(({ name }) => name) : [], // prettier-ignore
    workloads: here.map((one) => ({ name: one.name, ports: portsOf(one, cluster.services) })),
    contradictions: contradictions.map(({ fix: _, ...rest }) => rest),
    changes,
    outlook: await previewMtlsChange(user, changes.map(toChange), signal),
    missingRight: rights.find((right) => right !== null) ?? null,
  }
}

interface ReadWish {
  readonly wish: MtlsWish
  /** The workloads of the namespace that policies are about. */
  readonly here: readonly MtlsWorkload[]
}

function readWish(
  { level, workload: name, port, mode }: MtlsQuestionOf,
  namespace: string,
  { workloads }: MtlsCluster,
): ReadWish {
  const here = workloads.filter((one) => one.namespace === namespace && !one.isProxy)
  const selects = level === 'workload' || level === 'port'
  const workload = selects ? here.find((one) => one.name === name) : undefined
  if (selects && workload === undefined) {
    throw new PharosError('not_found', `There is no workload ${(name ?? '').slice(0, 253)} in ${namespace}.`, {
      namespace,
    })
  }
  return { wish: { level, namespace, workload, port: port ?? undefined, mode: mode ?? 'UNSET' }, here }
}

/** Those whose servers the wish is about. */
function servicesOf(
  { level, namespace }: MtlsQuestionOf,
  workload: MtlsWorkload | undefined,
  { services, sees }: MtlsCluster,
): readonly MtlsService[] {
  if (level === 'mesh') return services.filter((one) => sees(one.namespace))
  const own = services.filter((one) => one.namespace === namespace)
  return workload === undefined ? own : own.filter((one) => one.workloads.includes(workload.name))
}

function portsOf(workload: MtlsWorkload, services: readonly MtlsService[]): readonly number[] {
  const ports = services
    .filter((one) => one.namespace === workload.namespace && one.workloads.includes(workload.name))
    .flatMap((one) => one.ports.flatMap((port) => targetAt(port, workload) ?? []))
  return [...new Set(ports)].sort((a, b) => a - b)
}

function toChange(request: EditRequest): MtlsChange {
  const { ref, after } = readEditRequest(request)
  return { ref, object: after === '' ? undefined : readObjectText(after, 'after') }
}
