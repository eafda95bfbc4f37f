import type { ApiFailure } from './api-failure'
import { decodeProtobuf } from './protobuf'
import fc from 'fast-check'
import { expect, it } from 'vitest'

/** As kubectl 1.32 sent it. */
const recorded = (text: string) => Buffer.from(text, 'latin1')
const CAN_I = recorded(
  'k8s\x00\x0a2\x0a\x17authorization.k8s.io/v1\x12\x17SelfSubjectAccessReview\x12]\x0a\x10\x0a\x00\x12\x00\x1a\x00"\x00*\x002\x008\x00B\x00\x12?\x0a=\x0a\x08bookinfo\x12\x05patch\x1a\x13networking.istio.io"\x00*\x0fvirtualservices2\x00:\x00\x1a\x08\x08\x00\x12\x00\x1a\x00 \x00\x1a\x00"\x00',
)
const CONFIG_MAP = recorded(
  'k8s\x00\x0a\x0f\x0a\x02v1\x12\x09ConfigMap\x12\x1b\x0a\x11\x0a\x01q\x12\x00\x1a\x00"\x00*\x002\x008\x00B\x00\x12\x06\x0a\x01a\x12\x01b\x1a\x00"\x00',
)
const DEPLOYMENT = recorded('k8s\x00\x0a\x15\x0a\x07apps/v1\x12\x0aDeployment\x12\x05\x0a\x03\x0a\x01x\x1a\x00"\x00')

it('reads what kubectl auth can-i sends', () => {
  expect(decodeProtobuf(CAN_I)).toEqual({
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: {
      resourceAttributes: {
        namespace: 'bookinfo',
        verb: 'patch',
        group: 'networking.istio.io',
        resource: 'virtualservices',
      },
    },
  })
})

it('reads what kubectl create configmap sends', () => {
  expect(decodeProtobuf(CONFIG_MAP)).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'q' },
    data: { a: 'b' },
  })
})

it('refuses what it would only read in part', () => {
  expect(codeOf(DEPLOYMENT)).toBe(400)
  const immutable = Buffer.from(
    CONFIG_MAP.toString('latin1').replace('\x12\x1b', '\x12\x1d').replace('\x01b\x1a', '\x01b\x20\x01\x1a'),
    'latin1',
  )
  expect(codeOf(immutable)).toBe(400)
})

it('answers any bytes with an object or with 400', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.nat(CAN_I.length), (bytes, cut) => {
      const damaged = Buffer.concat([CAN_I.subarray(0, cut), bytes])
      return [undefined, 400].includes(codeOf(damaged))
    }),
  )
})

function codeOf(bytes: Buffer): number | undefined {
  try {
    decodeProtobuf(bytes)
    return undefined
  } catch (error) {
    return (error as ApiFailure).body.code
  }
}
