import { nameFirst } from '@/lib/std/name-first'
import { joinMesh } from './advice/join-mesh'
import { mayBeOutdated, mayNotRead } from './advice/unread-kinds'
import type { ClusterEvidence } from './evidence'
import { LOG_PART } from '@/lib/access/log-role'
import { clear, found, row, rows, type Rule, unknown } from './judgement'
import { WAITS } from './waits'

const MOST_ROWS = 5

/** S22: kinds that Pharos may not read, and logs. */
const right: Rule<ClusterEvidence> = {
  cause: 'S22',
  severity: 'warning',
  judge({ source, logsDenied = [] }) {
    if (source.state === 'off' || source.state === 'starting') return unknown(WAITS.cluster)
    const denied = (source.kinds ?? []).filter(({ state }) => state === 'denied')
    if (denied.length + logsDenied.length === 0) return clear('It may read every kind that Pharos reads.')
    const kinds = denied.map(({ kind }) => kind)
    return {
      ...found(mayNotRead(kinds, logsDenied), [
        ...denied.slice(0, MOST_ROWS).map(({ kind, message }) => row(kind, message ?? 'denied')),
        ...(logsDenied.length === 0 ? [] : [row(LOG_PART, `denied in ${nameFirst(logsDenied)}`)]),
      ]),
      about: [...kinds, ...(logsDenied.length === 0 ? [] : [LOG_PART])],
    }
  },
}

/** S28: what is known of the cluster is of earlier. */
const behind: Rule<ClusterEvidence> = {
  cause: 'S28',
  severity: 'warning',
  judge({ source, failure }) {
    if (source.state === 'off' || source.state === 'starting' || failure !== null) return unknown(WAITS.cluster)
    const kinds = (source.kinds ?? []).filter(({ state }) => state === 'failed')
    if (kinds.length === 0) return clear('Its objects are current.')
    const names = kinds.map(({ kind }) => kind)
    return {
      ...found(mayBeOutdated(names), [
        ...kinds.slice(0, MOST_ROWS).map(({ kind, message }) => row(kind, message ?? 'failed')),
        ...rows({ Since: source.since }),
      ]),
      about: names,
    }
  },
}

/** S26: nothing of what is looked at takes part in the mesh. */
const outside: Rule<ClusterEvidence> = {
  cause: 'S26',
  severity: 'warning',
  judge(_, { pods, namespaces }) {
    if (pods === null) return unknown(WAITS.cluster)
    const running = pods.filter((one) => one.pods > 0)
    if (running.length === 0) return clear('No pod runs in these namespaces.')
    const all = running.reduce((sum, one) => sum + one.pods, 0)
    const inMesh = running.reduce((sum, one) => sum + one.sidecarPods + one.ambientPods, 0)
    if (inMesh > 0)
      return clear('Pods of these namespaces are in the mesh.', rows({ Pods: all, 'In the mesh': inMesh }))
    const where = namespaces.length === 0 ? 'the visible namespaces' : nameFirst(namespaces)
    return found(
      joinMesh(
        `None of the ${all} pods of ${where} is in the mesh, so that nobody counts their requests.`,
        running.map(({ name }) => name),
      ),
      rows({ Pods: all, 'In the mesh': 0 }),
    )
  },
}

export const CLUSTER_RULES: readonly Rule<ClusterEvidence>[] = [right, behind, outside]
