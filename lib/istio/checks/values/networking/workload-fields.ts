import type { CheckOfObject } from '@/lib/istio/checks/check'
import { fieldCheck } from '../field-check'
import type { FieldPlace } from '../field-place'
import { doubtfulToUs, type FieldProblems, wrong } from '../field-problem'
import { judgeLabels } from '../labels-map'
import { isPort } from '../port-rule'
import { quoted } from '../quoted'
import { judgeSelector } from '../selector'
import { judgeWorkloadAddress } from '../workload-address'

const TIMES = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold']
const METHODS = ['httpGet', 'tcpSocket', 'exec', 'grpc']

function* checkEntryAddress(object: FieldPlace): FieldProblems {
  const spec = object.field('spec')
  if (spec.present) yield* judgeWorkloadAddress(spec, 'any')
}

function* checkGroupTemplate(object: FieldPlace): FieldProblems {
  const spec = object.field('spec')
  const template = spec.field('template')
  if (!template.present) yield wrong(template, 'The group has no template.')
  // What istiod does not judge, for it is not what makes the entries.
  if (template.field('address').filled)
    yield doubtfulToUs(template.field('address'), 'Each workload of the group has an address of its own: leave it out.')
  if (template.field('labels').filled)
    yield doubtfulToUs(template.field('labels'), 'Labels of the workloads belong into metadata.labels of the group.')
  yield* judgeLabels(spec.at('metadata', 'labels'))
}

function* checkProbe(object: FieldPlace): FieldProblems {
  const probe = object.at('spec', 'probe')
  if (!probe.present) return
  for (const name of TIMES) {
    const place = probe.field(name)
    if ((place.number() ?? 0) < 0) yield wrong(place, `${place.number() ?? 0} is negative.`)
  }
  if (!METHODS.some((name) => probe.field(name).present))
    yield wrong(probe, `The probe asks nothing: write one of ${METHODS.join(', ')}.`)
  const http = probe.field('httpGet')
  for (const place of ['httpGet', 'tcpSocket', 'grpc'].map((name) => probe.field(name))) {
    const port = place.field('port')
    const number = port.number()
    if (place.present && !port.present) yield wrong(port, 'The probe has no port.')
    if (number !== undefined && !isPort(number)) yield wrong(port, `${number} is no port: ports are 1 to 65535.`)
  }
  const scheme = http.field('scheme').text() ?? ''
  if (scheme !== '' && scheme !== 'HTTP' && scheme !== 'HTTPS')
    yield wrong(http.field('scheme'), `${quoted(scheme)} is no scheme of a probe: write HTTP or HTTPS.`)
  for (const header of http.field('httpHeaders').items()) {
    const name = header.field('name').text() ?? ''
    if (!/^[-A-Za-z0-9]+$/.test(name))
      yield wrong(header.field('name'), `${quoted(name)} cannot be the name of a header.`)
  }
  const exec = probe.field('exec')
  if (exec.present && !exec.field('command').filled) yield wrong(exec.field('command'), 'The probe has no command.')
}

function* checkConcurrency(object: FieldPlace): FieldProblems {
  const place = object.at('spec', 'concurrency')
  if ((place.number() ?? 0) < 0)
    yield wrong(place, `${place.number() ?? 0} threads are not possible: write 0 for as many as there are cores.`)
}

/** config-checks.md 4.5 */
export const workloadEntryFields: CheckOfObject = fieldCheck(
  ['workloadentries.networking.istio.io'],
  'workload-entry',
  {
    address: checkEntryAddress,
  },
)

/** config-checks.md 4.5 */
export const workloadGroupFields: CheckOfObject = fieldCheck(['workloadgroups.networking.istio.io'], 'workload-group', {
  address: checkGroupTemplate,
  probe: checkProbe,
})

/** config-checks.md 4.5 */
export const proxyConfigFields: CheckOfObject = fieldCheck(['proxyconfigs.networking.istio.io'], 'proxy-config', {
  concurrency: checkConcurrency,
  selector: (object) => judgeSelector(object.at('spec', 'selector'), 'matchLabels'),
})
