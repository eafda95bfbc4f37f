import type { Config, MetricStoreConfig } from '@/lib/config/schema'

export interface Finding {
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** Rules that concern more than one setting. */
export function crossChecks(config: Config): Finding[] {
  return [...config.metrics.stores.flatMap(storeChecks), ...uiChecks(config)]
}

function storeChecks(store: MetricStoreConfig, index: number): Finding[] {
  const at = (...path: string[]): (string | number)[] => ['metrics', 'stores', index, ...path]
  const findings: Finding[] = []
  const { auth, tls, headers } = store
  if (auth.type === 'basic' && (auth.username === '' || auth.password_file === '')) {
    findings.push({ path: at('auth'), message: 'basic needs username and password_file' })
  }
  if (auth.type === 'bearer' && auth.token_file === '') {
    findings.push({ path: at('auth'), message: 'bearer needs token_file' })
  }
  if ((tls.cert_file === '') !== (tls.key_file === '')) {
    findings.push({ path: at('tls'), message: 'cert_file and key_file go together' })
  }
  for (const name of Object.keys(headers)) {
    if (/^(authorization|cookie|proxy-authorization)$/i.test(name)) {
      findings.push({ path: at('headers', name), message: 'a literal credential is refused — use auth with a file' })
    }
  }
  return findings
}

function uiChecks({ ui }: Config): Finding[] {
  const findings: Finding[] = []
  if (!ui.windows.includes(ui.window)) findings.push({ path: ['ui', 'window'], message: 'must be one of ui.windows' })
  if (!ui.refreshes.includes(ui.refresh)) {
    findings.push({ path: ['ui', 'refresh'], message: 'must be one of ui.refreshes' })
  }
  return findings
}
