import type { Finding } from '@/lib/config/finding'
import { presetChecks } from '@/lib/config/preset-checks'
import type { Config, MetricStoreConfig, TraceStoreConfig } from '@/lib/config/schema'

/** Rules that concern more than one setting. */
export function crossChecks(config: Config): Finding[] {
  return [
    ...sameNames(config.metrics.stores),
    ...config.metrics.stores.flatMap((store, index) => storeChecks(store, ['metrics', 'stores', index])),
    ...config.tracing.stores.flatMap((store, index) => storeChecks(store, ['tracing', 'stores', index])),
    ...presetChecks(config),
    ...uiChecks(config),
  ]
}

function storeChecks(store: MetricStoreConfig | TraceStoreConfig, place: Finding['path']): Finding[] {
  const at = (...path: string[]): (string | number)[] => [...place, ...path]
  const findings: Finding[] = []
  const { auth, tls, headers } = store
  if (auth.type === 'basic' && (auth.username === '' || auth.password_file === '')) {
    findings.push({ path: at('auth'), message: 'basic needs username and password_file' })
  }
  if (auth.type === 'bearer' && auth.token_file === '') {
    findings.push({ path: at('auth'), message: 'bearer needs token_file' })
  }
  const { token_url, client_id, client_secret_file } = auth.oauth2
  if (auth.type === 'oauth2' && [token_url, client_id, client_secret_file].includes('')) {
    findings.push({ path: at('auth'), message: 'oauth2 needs oauth2.token_url, client_id and client_secret_file' })
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

/** Sources are told apart by their names. */
function sameNames(stores: readonly MetricStoreConfig[]): Finding[] {
  return stores.flatMap(({ name }, index) =>
    stores.findIndex((other) => other.name === name) === index
      ? []
      : [{ path: ['metrics', 'stores', index, 'name'], message: 'another store has this name' }],
  )
}

function uiChecks({ ui }: Config): Finding[] {
  const findings: Finding[] = []
  if (!ui.windows.includes(ui.window)) findings.push({ path: ['ui', 'window'], message: 'must be one of ui.windows' })
  if (!ui.refreshes.includes(ui.refresh)) {
    findings.push({ path: ['ui', 'refresh'], message: 'must be one of ui.refreshes' })
  }
  return findings
}
