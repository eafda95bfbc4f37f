import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { at, textOr } from '../model/json'
import { readYaml } from '../model/read-yaml'
import { judgeConnectionPool } from './connection-pool'
import { durationRule, durationWithin, wholeSecondsRule } from './duration-rule'
import { FieldPlace } from './field-place'
import { doubtful, type FieldProblems, judgeText, judgeTexts, type TextRule, wrong } from './field-problem'
import { ipVersion, isCidr } from './ip-address'
import { judgeLocality } from './locality'
import { isLabel, wildcardDomainRule } from './name-rules'
import { judgeOutlierDetection } from './outlier-detection'
import { judgePort } from './port-rule'
import { quoted } from './quoted'

const RULE: Rule = {
  slug: 'mesh/invalid-config',
  aliases: { IST0106: 'error', IST0133: 'warning' },
  severity: 'error',
}
const CURVES = ['P-224', 'P-256', 'P-384', 'P-521', 'X25519', 'X25519Kyber768Draft00', 'X25519MLKEM768']
const HOUR = '1h'

const trustDomainRule: TextRule = (text) =>
  text === '' || text.split('.').every(isLabel) ? undefined : 'is no trust domain: labels of DNS with dots between them'

const addressRule: TextRule = (text) =>
  /^.+:\d{1,5}$/.test(text) && Number(text.slice(text.lastIndexOf(':') + 1)) <= 65_535
    ? undefined
    : 'is no address: write host:port'

/** The configuration of a mesh and of its networks, which are YAML inside a ConfigMap. */
export const meshConfigFields: CheckOfObject = {
  kinds: ['configmaps'],
  rules: [RULE],
  *run(object): Generator<Problem> {
    if (!/^istio(?:-|$)/.test(object.name)) return
    yield* judgePart(object, 'mesh', checkMesh)
    yield* judgePart(object, 'meshNetworks', checkNetworks)
  },
}

function* judgePart(
  { root }: CheckedObject,
  part: string,
  check: (config: FieldPlace) => FieldProblems,
): Generator<Problem> {
  const text = textOr(at(root, 'data', part))
  if (text === '') return
  const path = ['data', part]
  const read = readYaml(text)
  if (!read.ok) {
    yield { rule: RULE, path, aliases: ['IST0106'], severity: 'error', message: `This is no YAML: ${read.error}.` }
    return
  }
  const problems = [...check(FieldPlace.root(read.value))]
  if (problems.length === 0) return
  // No path leads into a text, so all of it is one finding, whose sentences say where.
  const severities = [...new Set(problems.map(({ severity }) => severity))]
  yield {
    rule: RULE,
    path,
    aliases: severities.map((severity) => (severity === 'error' ? 'IST0106' : 'IST0133')),
    message: problems.map(({ place, message }) => `${place.steps.join('.')}: ${message}`).join(' '),
    vars: { fields: problems.map(({ place }) => place.steps.join('.')) },
  }
}

function* checkMesh(config: FieldPlace): FieldProblems {
  yield* judgePort(config.field('proxyListenPort'))
  yield* judgeText(
    config.field('connectTimeout'),
    (text) => durationRule(text) ?? (durationWithin(text, HOUR) ? undefined : 'is longer than an hour'),
  )
  yield* judgeText(config.field('trustDomain'), trustDomainRule)
  yield* judgeTexts(config.field('trustDomainAliases'), trustDomainRule)
  for (const setting of config.field('serviceSettings').items())
    yield* judgeTexts(setting.field('hosts'), wildcardDomainRule)
  yield* judgeLocality(config.field('localityLbSetting'))
  yield* judgeConnectionPool(config.at('defaultTrafficPolicy', 'connectionPool'))
  yield* judgeOutlierDetection(config.at('defaultTrafficPolicy', 'outlierDetection'))
  yield* judgeText(config.at('defaultConfig', 'discoveryAddress'), addressRule)
  yield* judgeText(config.at('defaultConfig', 'drainDuration'), wholeSecondsRule)
  const allocate = config.at('defaultConfig', 'proxyMetadata').entry('ISTIO_META_DNS_AUTO_ALLOCATE')
  if (allocate.present) yield doubtful(allocate, 'It is deprecated: istiod allocates addresses itself.')
  const curves = config.at('meshMTLS', 'ecdhCurves')
  if (curves.filled)
    yield wrong(curves, 'Curves of the mTLS of the mesh cannot be chosen: write them under tlsDefaults.')
  yield* checkCurves(config.at('tlsDefaults', 'ecdhCurves'))
}

function* checkCurves(list: FieldPlace): FieldProblems {
  const seen = new Set<string>()
  for (const curve of list.items()) {
    const text = curve.text()
    if (text === undefined) continue
    if (!CURVES.includes(text)) yield doubtful(curve, `${quoted(text)} is no curve that Envoy knows.`)
    else if (seen.has(text)) yield doubtful(curve, `${quoted(text)} is listed twice.`)
    seen.add(text)
  }
}

function* checkNetworks(config: FieldPlace): FieldProblems {
  for (const network of config.field('networks').entries()) {
    for (const endpoint of network.field('endpoints').items()) {
      yield* judgeText(endpoint.field('fromCidr'), (text) => (isCidr(text) ? undefined : 'is no CIDR range'))
      yield* judgeText(endpoint.field('fromRegistry'), (text) =>
        isLabel(text) ? undefined : 'is no name of a registry',
      )
    }
    for (const gateway of network.field('gateways').items()) {
      yield* judgeText(gateway.field('address'), (text) =>
        ipVersion(text) === undefined ? 'is no IP address' : undefined,
      )
      yield* judgePort(gateway.field('port'))
    }
  }
}
