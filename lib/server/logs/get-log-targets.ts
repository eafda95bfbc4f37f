import 'server-only'
import type { User } from '@/lib/access/user'
import type { LogTargets } from '@/lib/logs/log-targets'
import { logPodsOf } from '@/lib/mesh/read-log-pod'
import { requireLogReader } from '@/lib/server/logs/log-rights'
import { badParameter } from '@/lib/url/bad-parameter'

/** What of a workload can be read. @throws PharosError as `requireLogReader`, and `bad_request` */
export async function getLogTargets(user: User, namespace: string, query: URLSearchParams): Promise<LogTargets> {
  const workload = query.get('workload') ?? ''
  const unknown = [...query.keys()].find((name) => name !== 'workload')?.slice(0, 100)
  if (unknown !== undefined || workload === '') {
    const parameter = unknown ?? 'workload'
    const why = unknown === undefined ? 'is needed' : 'is not known'
    throw badParameter(parameter, `The parameter ${parameter} ${why}.`)
  }
  const { store } = await requireLogReader(user, namespace)
  const pods = store.states().find(({ kind }) => kind === 'pods')
  return {
    pods: logPodsOf((kind) => store.list(kind), namespace, workload),
    partial: pods?.state !== 'synced',
  }
}
