import type { CheckOfObject } from '@/lib/istio/checks/check'
import { fieldCheck } from '../field-check'
import type { FieldPlace } from '../field-place'
import { type FieldProblems, wrong } from '../field-problem'
import { isPort } from '../port-rule'
import { quoted } from '../quoted'
import { judgeSelector } from '../selector'

function* checkPortLevel(object: FieldPlace): FieldProblems {
  const spec = object.field('spec')
  const ports = spec.field('portLevelMtls')
  if (!ports.present) return
  if (!ports.filled) yield wrong(ports, 'portLevelMtls is empty: name ports, or leave it out.')
  else if (!spec.at('selector', 'matchLabels').filled)
    yield wrong(ports, 'Settings of single ports need a selector with labels.')
  for (const port of ports.entries()) {
    const text = String(port.key)
    if (!/^\d{1,5}$/.test(text) || !isPort(Number(text)))
      yield wrong(port, `${quoted(text)} is no port: ports are 1 to 65535.`)
  }
}

/** config-checks.md 4.5 */
export const peerAuthenticationFields: CheckOfObject = fieldCheck(
  ['peerauthentications.security.istio.io'],
  'peer-authentication',
  {
    'port-level': checkPortLevel,
    selector: (object) => judgeSelector(object.at('spec', 'selector'), 'matchLabels'),
  },
)
