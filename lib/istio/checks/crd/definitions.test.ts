import { describe, expect, it } from 'vitest'
import { found } from '../testing/found'
import { wire } from '../testing/objects'

const crd = (name: string, kind: string, versions: Readonly<Record<string, boolean>>, bundle?: string): object => {
  const names = Object.entries(versions).map(([version, served]) => ({ name: version, served }))
  const annotations = bundle === undefined ? {} : { 'gateway.networking.k8s.io/bundle-version': bundle }
  const group = name.slice(name.indexOf('.') + 1)
  const spec = { group, names: { kind }, versions: names }
  return wire('customresourcedefinitions.apiextensions.k8s.io', name, spec, { annotations })
}
const API = 'gateway.networking.k8s.io'
const TABLE: readonly (readonly [string, readonly object[], readonly string[]])[] = [
  [
    'kinds that are gone',
    [crd('serviceroles.rbac.istio.io', 'ServiceRole', { v1alpha1: true })],
    ['crd/removed-kind W[IST0002] /serviceroles.rbac.istio.io spec.names.kind'],
  ],
  ['served as it should be', [crd(`gateways.${API}`, 'Gateway', { v1: true, v1beta1: true }, 'v1.4.0')], []],
  [
    'not served',
    [crd(`gateways.${API}`, 'Gateway', { v1: false, v1beta1: false })],
    [
      'crd/gateway-api-version-unsupported E[IST0156] /gateways.gateway.networking.k8s.io spec.versions',
      'crd/gateway-api-version-outdated W[IST0172] /gateways.gateway.networking.k8s.io spec.versions',
    ],
  ],
  [
    'only as it was',
    [crd(`httproutes.${API}`, 'HTTPRoute', { v1beta1: true })],
    ['crd/gateway-api-version-outdated W[IST0172] /httproutes.gateway.networking.k8s.io spec.versions'],
  ],
  [
    'an old bundle',
    [
      crd(`grpcroutes.${API}`, 'GRPCRoute', { v1: true }, 'v1.0.0'),
      crd(`tcproutes.${API}`, 'TCPRoute', { v1alpha2: true }, 'v1.6.0-rc.1'),
      crd(`tlsroutes.${API}`, 'TLSRoute', { v1: true }, 'main'),
    ],
    [
      "crd/gateway-api-bundle-too-old W[IST0176] /grpcroutes.gateway.networking.k8s.io metadata.annotations['gateway.networking.k8s.io/bundle-version']",
    ],
  ],
  ['other groups', [crd('gateways.example.com', 'Gateway', {})], []],
]
describe('checks of definitions', () => {
  it.each(TABLE)('%s', (_, objects, expected) => {
    expect(found(objects, 'crd/', {})).toEqual(expected)
  })
})
