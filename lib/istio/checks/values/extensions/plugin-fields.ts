import type { CheckOfObject } from '@/lib/istio/checks/check'
import { fieldCheck } from '../field-check'
import type { FieldPlace } from '../field-place'
import { type FieldCheck, type FieldProblems, wrong } from '../field-problem'
import { judgePort } from '../port-rule'
import { quoted } from '../quoted'
import { judgeSelector } from '../selector'
import { judgeTargets } from '../target-ref'

const SCHEMES = ['file', 'http', 'https', 'oci']

/** @param plugin the part of the spec that names the module */
function* checkPlugin(plugin: FieldPlace): FieldProblems {
  const url = plugin.field('url')
  const text = url.text() ?? ''
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//.exec(text)?.[1]
  if (text === '') yield wrong(url, 'The plugin has no url.')
  else if (scheme !== undefined && !SCHEMES.includes(scheme))
    yield wrong(url, `${quoted(text)} has the scheme ${quoted(scheme)}: write ${SCHEMES.join(', ')}.`)
  const hash = plugin.field('sha256').text() ?? ''
  if (hash !== '' && !/^[0-9a-f]{64}$/.test(hash))
    yield wrong(plugin.field('sha256'), `${quoted(hash)} is no SHA-256: it has 64 digits of 0-9 and a-f.`)
  for (const [name, limit] of [
    ['imagePullSecret', 253],
    ['pluginName', 256],
  ] as const)
    if ((plugin.field(name).text() ?? '').length > limit)
      yield wrong(plugin.field(name), `${name} is longer than ${limit} characters.`)
  yield* checkEnvironment(plugin.at('vmConfig', 'env'))
}

function* checkEnvironment(env: FieldPlace): FieldProblems {
  const names = new Set<string>()
  for (const variable of env.items()) {
    const name = variable.field('name')
    const text = name.text() ?? ''
    if (text === '') yield wrong(name, 'A variable has no name.')
    else if (text.length > 256) yield wrong(name, 'The name of a variable is longer than 256 characters.')
    else if (names.has(text)) yield wrong(name, `The variable ${quoted(text)} is there twice.`)
    names.add(text)
    if (variable.field('valueFrom').text() === 'HOST' && variable.field('value').filled)
      yield wrong(
        variable.field('value'),
        `The variable ${quoted(text)} takes its value from the proxy's host, so it cannot have another.`,
      )
  }
}

function* checkMatches(spec: FieldPlace): FieldProblems {
  for (const match of spec.field('match').items())
    for (const port of match.field('ports').items()) yield* judgePort(port.field('number'))
}

const checkWasm: FieldCheck = function* (object) {
  const spec = object.field('spec')
  if (spec.present) yield* checkPlugin(spec)
  yield* checkMatches(spec)
}

const checkExtension: FieldCheck = function* (object) {
  const spec = object.field('spec')
  if (spec.field('wasm').present) yield* checkPlugin(spec.field('wasm'))
  yield* checkMatches(spec)
}

function rowsOf(plugin: FieldCheck): Readonly<Record<string, FieldCheck>> {
  return {
    plugin,
    target: judgeTargets,
    selector: (object) => judgeSelector(object.at('spec', 'selector'), 'matchLabels'),
  }
}

/** config-checks.md 4.5 */
export const wasmPluginFields: CheckOfObject = fieldCheck(
  ['wasmplugins.extensions.istio.io'],
  'wasm-plugin',
  rowsOf(checkWasm),
)

/** config-checks.md 4.5 */
export const trafficExtensionFields: CheckOfObject = fieldCheck(
  ['trafficextensions.extensions.istio.io'],
  'traffic-extension',
  rowsOf(checkExtension),
)
