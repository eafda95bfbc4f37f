/** So many calls of each call. */
const BRANCHES = 4
const SERVICES = 12

/** The answer of `GET /api/traces/{id}` for a trace of so many spans: a tree, each span inside its parent. */
export function manySpans(count: number): object {
  const startUs = Date.parse('2026-01-05T12:00:00Z') * 1_000
  const spans: { startUs: number; durationUs: number }[] = []
  for (let at = 0; at < count; at += 1) {
    const parent = at === 0 ? undefined : spans[Math.floor((at - 1) / BRANCHES)]
    const durationUs = parent === undefined ? 2_000_000 : Math.max(50, Math.floor(parent.durationUs / BRANCHES) - 10)
    const place = (at - 1) % BRANCHES
    spans.push({ durationUs, startUs: parent === undefined ? startUs : parent.startUs + place * durationUs + 5 })
  }
  return {
    now: '2026-01-05T12:10:00Z',
    store: { name: 'default', type: 'jaeger' },
    trace: {
      id: 'ab'.repeat(16),
      spans: spans.map((times, at) => ({
        ...times,
        id: idOf(at),
        parentId: at === 0 ? null : idOf(Math.floor((at - 1) / BRANCHES)),
        service: `service-${at % SERVICES}.shop`,
        operation: `service-${at % SERVICES}.shop.svc.cluster.local:8080/*`,
        kind: at % 2 === 0 ? 'server' : 'client',
        failed: at % 97 === 0,
        attributes: [{ key: 'http.status_code', value: at % 97 === 0 ? 500 : 200 }],
        events: [],
        warnings: [],
      })),
      cut: 0,
    },
    workloads: spans.map(() => null),
    link: null,
  }
}

function idOf(at: number): string {
  return String(at).padStart(16, '0')
}
