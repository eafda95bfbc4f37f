import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { isRecord } from '@/lib/std/is-record'
import { ok, type Result } from '@/lib/std/result'
import type { KubeClient } from './kube-client'

/** Where a kind is read. */
export interface ServedKind {
  /** `/api/v1` or `/apis/GROUP/VERSION`, without a slash at the end. */
  readonly base: string
  readonly plural: string
}

export interface Discovery {
  /**
   * The version in which to read the kind: the server's preferred one of its group, else the first that serves the kind
   * for list and watch (TCPRoutes are not served in the version that is preferred for Gateway API). Undefined: not served.
   */
  find(kind: ClusterKind, call: UpstreamCall): Promise<Result<ServedKind | undefined, PharosError>>
}

type Answer<T> = Promise<Result<T, PharosError>>
/** Plural → base path. */
type GroupKinds = ReadonlyMap<string, string>

/** Kinds that look at the same time share one answer; what is older is asked again, for groups come and go. */
const SHARED_MS = 1_000

export function createDiscovery(client: KubeClient, nowMs: () => number = () => performance.now()): Discovery {
  const shared = new Map<string, { readonly at: number; readonly answer: Answer<unknown> }>()

  function share<T>(key: string, ask: () => Answer<T>): Answer<T> {
    const kept = shared.get(key)
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- each key is used with one `ask` only
    if (kept !== undefined && nowMs() - kept.at < SHARED_MS) return kept.answer as Answer<T>
    const answer = ask()
    shared.set(key, { at: nowMs(), answer })
    return answer
  }

  const ask = (path: string, call: UpstreamCall): Answer<unknown> => client.get({ operation: 'discovery', path, call })

  async function readGroup(group: string, call: UpstreamCall): Answer<GroupKinds> {
    const groups = await share('/apis', () => ask('/apis', call))
    if (!groups.ok) return groups
    const kinds = new Map<string, string>()
    const bases = versionsOf(groups.value, group).map((version) => `/apis/${group}/${version}`)
    const lists = await Promise.all(bases.map((base) => ask(base, call)))
    for (const [i, list] of lists.entries()) {
      if (!list.ok) return list
      for (const plural of watchable(list.value)) if (!kinds.has(plural)) kinds.set(plural, bases[i] ?? '')
    }
    return ok(kinds)
  }

  return {
    async find(kind, call) {
      const [plural = '', ...rest] = kind.split('.')
      const group = rest.join('.')
      if (group === '') return ok({ base: '/api/v1', plural })
      const kinds = await share(group, () => readGroup(group, call))
      if (!kinds.ok) return kinds
      const base = kinds.value.get(plural)
      return ok(base === undefined ? undefined : { base, plural })
    },
  }
}

/** The versions of a group in an `APIGroupList`, the preferred one first; names that could not stand in a path are left out. */
function versionsOf(list: unknown, name: string): readonly string[] {
  const groups = isRecord(list) && Array.isArray(list.groups) ? list.groups : []
  const group: unknown = groups.find((entry) => isRecord(entry) && entry.name === name)
  if (!isRecord(group)) return []
  const listed: readonly unknown[] = Array.isArray(group.versions) ? group.versions : []
  const entries = [group.preferredVersion, ...listed]
  const versions = entries.map((entry) => (isRecord(entry) ? entry.version : undefined))
  return [...new Set(versions.filter((version) => typeof version === 'string'))].filter((v) => /^[a-z0-9]+$/.test(v))
}

function watchable(list: unknown): readonly string[] {
  const resources = isRecord(list) && Array.isArray(list.resources) ? list.resources : []
  return resources.flatMap((resource: unknown) => {
    if (!isRecord(resource) || typeof resource.name !== 'string' || !Array.isArray(resource.verbs)) return []
    return resource.verbs.includes('list') && resource.verbs.includes('watch') ? [resource.name] : []
  })
}
