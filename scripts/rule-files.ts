import { ruleGroup } from '@/lib/recording/rule-group'
import { stringify } from 'yaml'

const HEAD = (
  scrapeSeconds: number,
) => `# Recording rules that Pharos uses for windows of three hours and more; see docs/settings.md. They fit proxies that are
# scraped every ${scrapeSeconds} seconds. Written by \`npm run rules\`, which writes them for other intervals, too.
`

/** The rules as a file of Prometheus, and as an object of its operator. */
export const RULE_FILES: Readonly<Record<string, (scrapeSeconds: number) => string>> = {
  'pharos-istio.rules.yaml': (scrapeSeconds) => HEAD(scrapeSeconds) + text({ groups: [ruleGroup(scrapeSeconds)] }),
  'pharos-istio.prometheusrule.yaml': (scrapeSeconds) =>
    HEAD(scrapeSeconds) +
    text({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { name: 'pharos-istio' },
      spec: { groups: [ruleGroup(scrapeSeconds)] },
    }),
}

function text(document: object): string {
  return stringify(document, { lineWidth: 120 })
}
