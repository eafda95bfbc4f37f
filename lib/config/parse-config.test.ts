import { describe, expect, it } from 'vitest'
import { type ConfigInput, formatProblems, parseConfig } from './parse-config'

function read(text: string, environment: ConfigInput['environment'] = {}) {
  return parseConfig({ file: { name: 'pharos.yaml', text }, environment })
}

function problems(text: string, environment: ConfigInput['environment'] = {}): string {
  const result = read(text, environment)
  return result.ok ? '' : formatProblems(result.error)
}

function settings(text: string, environment: ConfigInput['environment'] = {}) {
  const result = read(text, environment)
  if (!result.ok) throw new Error(formatProblems(result.error))
  return result.value
}

describe('parseConfig', () => {
  it('accepts no file and an empty file, and fills every default', () => {
    const none = parseConfig({ file: undefined, environment: {} })
    expect(none.ok && none.value.server.port).toBe(8080)
    expect(settings('').ui.window).toBe(300)
  })

  it('knows of recording rules, which can be switched off', () => {
    expect(settings('').metrics.recording_rules).toBe('auto')
    expect(settings('metrics: { recording_rules: "off" }').metrics.recording_rules).toBe('off')
    expect(settings('', { PHAROS_METRICS__RECORDING_RULES: 'off' }).metrics.recording_rules).toBe('off')
    expect(problems('metrics: { recording_rules: always }')).toContain('metrics.recording_rules')
  })

  it('reads durations as seconds, sizes as bytes and drops the slash at the end of a URL', () => {
    const store = settings('metrics: { stores: [{ url: "http://prometheus:9090/", timeout: 1m30s, max_bytes: 4MiB }] }')
      .metrics.stores[0]
    expect(store).toMatchObject({ url: 'http://prometheus:9090', timeout: 90, max_bytes: 4 * 1024 * 1024 })
  })

  it('takes a trace store with its defaults, and how traces call a workload', () => {
    const { tracing } = settings(
      'tracing: { service_name: "{app}.{namespace}", stores: [{ url: "http://jaeger/jaeger/" }] }',
    )
    expect(tracing).toMatchObject({
      service_name: '{app}.{namespace}',
      stores: [{ type: 'jaeger', url: 'http://jaeger/jaeger', max_bytes: 32 * 1024 ** 2, external_url: '' }],
    })
  })

  it.each([
    ['metrics.stores[0].workload', 'metrics: { stores: [{ url: "http://a", workload: WORKLOAD }] }'],
    ['tracing.stores[0].workload', 'tracing: { stores: [{ url: "http://a", workload: WORKLOAD }] }'],
    ['links.grafana.workload', 'links: { grafana: { workload: WORKLOAD } }'],
    ['server.workload', 'server: { workload: WORKLOAD }'],
  ])('takes a namespace and a name as %s, and says what else would do', (path, text) => {
    const said = (value: string): string => problems(text.replace('WORKLOAD', JSON.stringify(value)))
    for (const good of ['', 'istio-system/prometheus', 'a/b.c-1']) expect(said(good)).toBe('')
    const expected = `${path}: expected a namespace and the name of a workload, such as istio-system/prometheus, got`
    const bad = ['prometheus', '/prometheus', 'a/', 'a/b/c', 'A/b', 'a.b/c', '../x', '__proto__/x', 'a/b c']
    expect(bad.map(said)).toEqual(bad.map((value) => `${expected} "${value}" (pharos.yaml, line 1)`))
    expect(said(`a/${'b'.repeat(254)}`)).toContain(expected)
  })

  it('lets the environment beat the file, deep inside lists too', () => {
    const config = settings('server: { port: 1 }\nmetrics: { stores: [{ url: "http://a" }] }', {
      PHAROS_SERVER__PORT: '9000',
      PHAROS_SERVER__BASE_PATH: '/mesh',
      PHAROS_METRICS__STORES__0__URL: 'http://b:9090',
      PHAROS_UI__WINDOWS: '["15s","5m"]',
    })
    expect(config.server).toMatchObject({ port: 9000, base_path: '/mesh' })
    expect(config.metrics.stores[0]?.url).toBe('http://b:9090')
    expect(config.ui.windows).toEqual([15, 300])
  })

  it('ignores what Kubernetes puts into the environment of a pod beside a Service called pharos', () => {
    expect(settings('', { PHAROS_PORT: 'tcp://10.0.0.1:8080', PHAROS_SERVICE_HOST: '10.0.0.1' }).server.port).toBe(8080)
  })

  it.each([
    ['ui:\n  refersh: 30s', 'ui.refersh: no such setting — did you mean ui.refresh? (pharos.yaml, line 2)'],
    [
      'metrics:\n  stores:\n    - url: prometheus:9090',
      'metrics.stores[0].url: expected an http(s) URL, got "prometheus:9090" — try http://prometheus:9090 (pharos.yaml, line 3)',
    ],
    [
      'metrics: { stores: [{ url: "http://me:secret@store" }] }',
      'metrics.stores[0].url: a URL must not hold a credential — use auth with a password_file or token_file (pharos.yaml, line 1)',
    ],
    [
      'tracing: { stores: [{ url: "http://jaeger", auth: { type: bearer } }] }',
      'tracing.stores[0].auth: bearer needs token_file (pharos.yaml, line 1)',
    ],
    [
      'tracing: { service_name: "{pod}" }',
      'tracing.service_name: expected auto, or a template of {app}, {workload} and {namespace} (pharos.yaml, line 1)',
    ],
    [
      'server: { port: eighty }',
      'server.port: expected a whole number from 0 to 65535, got "eighty" (pharos.yaml, line 1)',
    ],
    [
      'istio: { components: [{ name: CA, namespace: pki }] }',
      'istio.components[0]: expected a workload or labels, not both (pharos.yaml, line 1)',
    ],
    [
      'istio: { components: [{ name: CA, namespace: pki, workload: a }, { name: CA, namespace: pki, workload: b }] }',
      'istio.components: two components of a namespace have the same name (pharos.yaml, line 1)',
    ],
    ['ui: { window: 5 }', 'ui.window: expected a duration such as 30s or 5m, got 5 (pharos.yaml, line 1)'],
    [
      'server: { base_path: mesh }',
      'server.base_path: expected / or a path such as /mesh, without a slash at its end (pharos.yaml, line 1)',
    ],
    [
      'metrics: { stores: [{ url: "http://a", auth: { type: bearer } }] }',
      'metrics.stores[0].auth: bearer needs token_file (pharos.yaml, line 1)',
    ],
    [
      'metrics: { stores: [{ url: "http://a", auth: { type: oauth2, oauth2: { client_id: x } } }] }',
      'metrics.stores[0].auth: oauth2 needs oauth2.token_url, client_id and client_secret_file (pharos.yaml, line 1)',
    ],
    [
      'metrics: { stores: [{ url: "http://a", headers: { Authorization: x } }] }',
      'metrics.stores[0].headers.Authorization: a literal credential is refused — use auth with a file (pharos.yaml, line 1)',
    ],
    ['ui: { window: 20s }', 'ui.window: must be one of ui.windows (pharos.yaml, line 1)'],
    [
      'graph: { max_nodes: 1 }',
      'graph.max_nodes: expected a whole number from 20 to 2000, got 1 (pharos.yaml, line 1)',
    ],
    [
      'graph: { presets: { find: [{ name: Idle, expression: idle, atuo: true }] } }',
      'graph.presets.find[0].atuo: no such setting — did you mean graph.presets.find[0].auto? (pharos.yaml, line 1)',
    ],
    [
      'metrics: { stores: [{ url: http://a:9090 }, { url: http://b:9090 }] }',
      'metrics.stores[1].name: another store has this name (pharos.yaml, line 1)',
    ],
    [
      'graph:\n  presets:\n    hide:\n      - name: Probes\n        expression: nmae = probe',
      'graph.presets.hide[0].expression: cannot be read at character 1: There is no word “nmae” to ask for — did you mean name? (pharos.yaml, line 5)',
    ],
    [
      'graph: { presets: { find: [{ name: All, expression: " " }] } }',
      'graph.presets.find[0].expression: cannot be read at character 1: There is nothing to look for (pharos.yaml, line 1)',
    ],
    [
      'graph: { presets: { find: [{ name: A, expression: idle }, { name: A, expression: dead }] } }',
      'graph.presets.find[1].name: another preset of this list has this name (pharos.yaml, line 1)',
    ],
    [
      'graph: { presets: { hide: [{ name: A, expression: idle, auto: true }, { name: B, expression: dead, auto: true }] } }',
      'graph.presets.hide[1].auto: one preset of a list can be automatic (pharos.yaml, line 1)',
    ],
    [
      'graph: { presets: { hide: [{ name: " ", expression: idle }] } }',
      'graph.presets.hide[0].name: a preset needs a name (pharos.yaml, line 1)',
    ],
  ])('names the place and the way out: %s', (text, expected) => {
    expect(problems(text)).toBe(expected)
  })

  it('reports all problems at once', () => {
    expect(problems('server: { port: -1 }\nui: { theme: pink }\nnothing: 1').split('\n')).toHaveLength(3)
  })

  it('says which variable holds a bad value', () => {
    expect(problems('', { PHAROS_UI__REFRESH: 'often' })).toMatch(/^ui\.refresh: .*\(environment PHAROS_UI__REFRESH\)$/)
    expect(problems('', { PHAROS_UI__TITEL: 'x' })).toBe(
      'ui.titel: no such setting — did you mean ui.title? (environment PHAROS_UI__TITEL)',
    )
  })

  it('gives the line of broken YAML and of a key written twice', () => {
    expect(problems('ui:\n  title: "x')).toMatch(/\(pharos\.yaml, line 2\)$/)
    expect(problems('ui: {}\nui: {}')).toMatch(/unique.*line 2\)$/)
  })

  it('takes presets, one automatic in each list, also from the environment', () => {
    const { presets } = settings('graph: { presets: { hide: [{ name: Idle, expression: is idle, auto: true }] } }', {
      PHAROS_GRAPH__PRESETS__FIND: '[{"name":"Slow","expression":"rt > 2s","auto":true}]',
    }).graph
    expect(presets).toEqual({
      find: [{ name: 'Slow', expression: 'rt > 2s', auto: true }],
      hide: [{ name: 'Idle', expression: 'is idle', auto: true }],
    })
  })

  it('refuses a file that is not a map', () => {
    expect(problems('- 1')).not.toBe('')
    expect(problems('just text')).not.toBe('')
  })

  it('refuses a YAML bomb instead of expanding it', () => {
    const levels = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(',')}]`)
    expect(problems(['a0: &a0 [x]', ...levels].join('\n'))).toContain('aliases expand to too much')
  })

  it('keeps hostile keys away from prototypes', () => {
    expect(problems('__proto__: { port: 1 }\nconstructor: 1')).toContain('constructor: no such setting')
    const polluted: unknown = Reflect.get({}, 'port')
    expect(polluted).toBeUndefined()
  })
})
