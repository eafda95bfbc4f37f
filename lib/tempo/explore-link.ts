/** A trace in Grafana's Explore. @param grafana its address, without a slash at the end. */
export function exploreLink(grafana: string, datasource: string, traceId: string): string {
  const panes = {
    trace: {
      datasource,
      queries: [{ refId: 'A', datasource: { type: 'tempo', uid: datasource }, queryType: 'traceql', query: traceId }],
      range: { from: 'now-1h', to: 'now' },
    },
  }
  const query = new URLSearchParams({ schemaVersion: '1', panes: JSON.stringify(panes), orgId: '1' })
  return `${grafana}/explore?${query.toString()}`
}
