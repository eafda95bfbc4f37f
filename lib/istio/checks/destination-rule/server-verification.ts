import type { CheckOfObject, Problem, Rule } from '../check'
import { at, field, isFilled, list, number, textOr } from '../model/json'

const RULE: Rule = {
  slug: 'destination-rule/no-server-verification',
  aliases: { IST0128: 'warning' },
  severity: 'warning',
}
const PORT_RULE: Rule = {
  slug: 'destination-rule/port-no-server-verification',
  aliases: { IST0129: 'warning' },
  severity: 'warning',
}
const FIX = { title: 'Name the certificates to trust in caCertificates.' }

/** TLS to a server whose certificate nobody looks at: it encrypts to whoever answers. */
export const serverVerification: CheckOfObject = {
  kinds: ['destinationrules.networking.istio.io'],
  rules: [RULE, PORT_RULE],
  *run({ spec }): Generator<Problem> {
    const policy = field(spec, 'trafficPolicy')
    const host = textOr(field(spec, 'host'))
    const selects = isFilled(field(spec, 'workloadSelector'))
    const mode = unverified(field(policy, 'tls'), selects)
    if (mode !== undefined) {
      const message = `TLS mode ${mode} without caCertificates: any certificate of ${host} is taken for good.`
      yield { rule: RULE, path: ['spec', 'trafficPolicy', 'tls'], message, vars: { mode, host }, fixes: [FIX] }
    }
    for (const [i, settings] of list(field(policy, 'portLevelSettings')).entries()) {
      const portMode = unverified(field(settings, 'tls'), selects)
      if (portMode === undefined) continue
      const port = number(at(settings, 'port', 'number')) ?? ''
      const path = ['spec', 'trafficPolicy', 'portLevelSettings', i, 'tls']
      const message = `TLS mode ${portMode} without caCertificates on port ${port}: any certificate of ${host} is taken for good.`
      yield { rule: PORT_RULE, path, message, vars: { mode: portMode, host, port }, fixes: [FIX] }
    }
  },
}

function unverified(tls: unknown, selects: boolean): string | undefined {
  const mode = textOr(field(tls, 'mode'))
  if (mode !== 'SIMPLE' && mode !== 'MUTUAL') return undefined
  if (textOr(field(tls, 'caCertificates')) !== '') return undefined
  return selects && textOr(field(tls, 'credentialName')) !== '' ? undefined : mode
}
