import { isUnixAddress } from './bind-address'
import type { FieldPlace } from './field-place'
import { doubtful, type FieldProblems, wrong } from './field-problem'
import { ipVersion } from './ip-address'
import { judgeLabels } from './labels-map'
import { isFqdn, isLabel } from './name-rules'
import { judgePort } from './port-rule'
import { quoted } from './quoted'

/**
 * V24: a workload outside Kubernetes, or an endpoint of a service entry.
 *
 * @param names whether a domain name may stand for its address
 */
export function* judgeWorkloadAddress(workload: FieldPlace, names: 'any' | 'ip'): FieldProblems {
  if (!workload.isMap) return
  const address = workload.field('address')
  const text = address.text() ?? ''
  const ports = workload.field('ports')
  if (text === '') {
    if (!workload.field('network').filled) yield wrong(address, 'The address is missing.')
    else yield doubtful(address, 'Without an address the workload is reached through the gateway of its network only.')
  } else if (text.startsWith('unix://')) {
    if (!isUnixAddress(text))
      yield wrong(address, `${quoted(text)} is no unix socket: write an absolute path of a file, or "@name".`)
    if (ports.filled) yield wrong(ports, 'A unix socket has no ports.')
  } else if (ipVersion(text) === undefined && (names === 'ip' || !isFqdn(text)))
    yield wrong(
      address,
      `${quoted(text)} is ${names === 'ip' ? 'no IP address' : 'neither an IP address nor a domain name'}.`,
    )
  for (const port of ports.entries()) {
    const name = String(port.key)
    if (!isLabel(name)) yield wrong(port, `${quoted(name)} cannot be the name of a port.`)
    yield* judgePort(port)
  }
  yield* judgeLabels(workload.field('labels'))
}
