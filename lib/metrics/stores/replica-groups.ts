/**
 * Numbers the groups of stores that hold the same proxies' metrics: two belong together where a cluster stands in both lists, or
 * one of them holds every cluster (`*`). Tenants of one store hold different metrics, whatever their clusters.
 *
 * @returns for each part its group, in the order of the parts.
 */
export function replicaGroups(
  parts: readonly { readonly tenant: string; readonly clusters: readonly string[] }[],
): readonly number[] {
  const groups = parts.map((_, index) => index)
  parts.forEach((part, index) => {
    for (const [earlier, other] of parts.slice(0, index).entries()) {
      if (part.tenant !== other.tenant || !overlap(part.clusters, other.clusters)) continue
      const [from, to] = [groups[index] ?? index, groups[earlier] ?? earlier]
      groups.forEach((group, place) => {
        if (group === from) groups[place] = to
      })
    }
  })
  return groups
}

function overlap(a: readonly string[], b: readonly string[]): boolean {
  return a.includes('*') || b.includes('*') || a.some((name) => b.includes(name))
}
