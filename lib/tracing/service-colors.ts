/** How many colours there are; services beyond share them. */
const SERVICE_COLORS = 8

/** Which colour each service has, 0 to 7: by order of first appearance, so that it is the same in all parts of a page. */
export function serviceColors(services: Iterable<string | null>): ReadonlyMap<string, number> {
  const colors = new Map<string, number>()
  for (const service of services) {
    if (service !== null && !colors.has(service)) colors.set(service, colors.size % SERVICE_COLORS)
  }
  return colors
}
