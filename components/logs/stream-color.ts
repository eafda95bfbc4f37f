/** Colours of containers, readable as text on both grounds; none of them is one of a status that alarms. */
const COLORS = ['accent', 'healthy-text', 'tcp-text', 'not-ready-text', 'muted'] as const

/** The colour of the container at this place among all containers of the workload. It always stands beside the name. */
export function streamColor(place: number): string {
  return `var(--pharos-${COLORS[Math.max(0, place) % COLORS.length] ?? 'muted'})`
}
