import { analyzeTexts } from '@/lib/istio/checks/source/analyze-text'
import { CONFIG_KINDS } from '@/lib/ports/cluster-kinds'
import { readYaml } from '@/lib/yaml/read-yaml'
import { describe, expect, test } from 'vitest'
import { kindName } from '../config-kinds'
import { CREATABLE_KINDS, exampleText } from './object-example'

test('there is one for every kind but GatewayClass', () => {
  expect(CONFIG_KINDS.filter((kind) => !CREATABLE_KINDS.includes(kind))).toEqual([
    'gatewayclasses.gateway.networking.k8s.io',
  ])
  expect(exampleText('gatewayclasses.gateway.networking.k8s.io', 'shop')).toBeUndefined()
})

describe.each(CREATABLE_KINDS)('that of %s', (kind) => {
  const text = exampleText(kind, 'shop') ?? ''

  test('is one object of the kind, which other readers of YAML understand likewise', () => {
    const reading = readYaml(text)
    expect(reading).toMatchObject({
      ok: true,
      value: { value: { kind: kindName(kind), metadata: { namespace: 'shop' } }, warnings: [] },
    })
  })

  test('has no field that the checks of fields refuse', () => {
    const { findings, problems } = analyzeTexts([{ name: '', text }], { complete: [] })
    expect(problems).toEqual([])
    expect(findings.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([])
  })
})
