import 'server-only'
import type { User } from '@/lib/access/user'
import { composeMtls, findContradictions, type MtlsWish, policyOf } from '@/lib/istio/mtls/compose-mtls'
import { modeOfPort, readModes, scopeOf } from '@/lib/istio/mtls/effective-mode'
import { type MtlsService, type MtlsWorkload, targetAt } from '@/lib/istio/mtls/mtls-edge'
import { PharosError } from '@/lib/ports/pharos-error'
import { requireVisible } from '@/lib/server/access/require-visible'
import { namespaceNotFound, requireReadWhole, thingNotFound } from '@/lib/server/details/read-details-source'
import { readObjectText } from '@/lib/server/edit/object-texts'
import { readEditRequest } from '@/lib/server/edit/read-edit-request'
import { missingRight, requireCluster } from '@/lib/server/edit/require-editor'
import { MOST_CHANGES, type EditRequest } from '@/lib/url/edit-types'
import { badParameter } from '@/lib/url/bad-parameter'
import type { MtlsAnswer, MtlsQuestionOf } from '@/lib/url/mtls-answer'
import { type MtlsChange, previewMtlsChange } from './preview-mtls-change'
import { type MtlsCluster, readMtlsCluster } from './read-mtls-cluster'
import { readMtlsQuestion } from './read-mtls-question'

/**
 * For the mesh, a namespace, a workload or a port: which mode holds, which change it takes to have another one, and what that would do.
 *
 * @param query the parameters of `GET /api/mtls`
 * @throws PharosError `bad_request` naming the parameter; `forbidden` naming the namespace; `not_found`, where one of the
 *   things that it names is not there; `upstream_unavailable`
 */
export async function getMtls(user: User, query: URLSearchParams, signal: AbortSignal): Promise<MtlsAnswer> {
  const asked = readMtlsQuestion(query)
  const cluster = await readMtlsCluster(user, requireCluster().store)
  if (cluster === undefined) throw new PharosError('upstream_unavailable', 'The cluster is not known yet.')
  const { mesh, config, sees } = cluster
  const question = atRoot(asked, mesh.rootNamespace)
  const namespace = question.level === 'mesh' ? mesh.rootNamespace : question.namespace
  await requireVisible(user, namespace)
  if (asked.namespace !== '') await requireVisible(user, asked.namespace)
  requireThere(asked, cluster)
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

/** In the root namespace a policy without a selector is that of the mesh, and Istio ignores one with a selector. */
function atRoot(question: MtlsQuestionOf, rootNamespace: string): MtlsQuestionOf {
  if (question.namespace !== rootNamespace || question.level === 'mesh') return question
  if (question.level === 'namespace') return { ...question, level: 'mesh' }
  throw badParameter('level', `In the root namespace ${rootNamespace} Istio ignores policies for single workloads.`)
}

/** Whatever the question names must be there. */
function requireThere({ namespace, workload, service }: MtlsQuestionOf, cluster: MtlsCluster): void {
  if (namespace === '') return
  const { facts, workloads, services } = cluster
  const has = (all: readonly { readonly namespace: string; readonly name: string }[], name: string | null): boolean =>
    name === null || all.some((one) => one.namespace === namespace && one.name === name)
  const missing = facts.clusters.every(({ namespaces }) => namespaces.every(({ name }) => name !== namespace))
    ? namespaceNotFound(namespace)
    : !has(workloads, workload)
      ? thingNotFound('workload', namespace, workload ?? '')
      : !has(services, service)
        ? thingNotFound('service', namespace, service ?? '')
        : undefined
  if (missing === undefined) return
  requireReadWhole(cluster)
  throw missing
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
    throw badParameter('workload', 'This workload is a proxy itself: policies do not decide what a gateway or a waypoint takes.') // prettier-ignore
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
