import 'server-only'
import type { User } from '@/lib/access/user'
import type { Finding } from '@/lib/istio/checks/finding'
import { getFindings } from '@/lib/server/checks/get-findings'
import { getConfig } from '@/lib/server/process/config'
import { groupBy } from '@/lib/std/group-by'

interface Placed {
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

/** The findings of one object, the worst first. */
export type FindingsByObject = (object: Placed) => readonly Finding[]

const RANK = { error: 0, warning: 1, info: 2 } as const

/** What the checks say of the objects that the user may see; undefined where they are switched off. */
export async function findingsByObject(user: User): Promise<FindingsByObject | undefined> {
  if (!getConfig().checks.enabled) return undefined
  const { findings } = await getFindings(user)
  const byObject = groupBy(findings, ({ object }) => keyOf({ ...object, kind: object.kindId }))
  return (object) => (byObject.get(keyOf(object)) ?? []).toSorted((a, b) => RANK[a.severity] - RANK[b.severity])
}

function keyOf({ kind, namespace, name }: Placed): string {
  return `${kind} ${namespace}/${name}`
}
