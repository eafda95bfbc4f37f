import { isJsonObject, itemsAt, objectAt, textAt, valueAt } from '../json'
import { GATEWAY_ROUTE_RULES } from './gateway-route-rules'
import type { Predicate, Rule } from './rule'
import { isDeepStrictEqual } from 'node:util'

const list = (value: unknown): readonly unknown[] => itemsAt({ value }, 'value')
const areUnique = (values: readonly unknown[]): boolean => new Set(values).size === values.length
const everyListener =
  (protocols: readonly string[], keeps: (listener: unknown) => boolean): Predicate =>
  (listeners) =>
    list(listeners).every((listener) => !protocols.includes(textAt(listener, 'protocol')) || keeps(listener))
const withoutTls = (listener: unknown): boolean => valueAt(listener, 'tls') === undefined

const listeners: readonly Rule[] = [
  ["tls must not be specified for protocols ['HTTP', 'TCP', 'UDP']", everyListener(['HTTP', 'TCP', 'UDP'], withoutTls)],
  [
    'tls mode must be Terminate for protocol HTTPS',
    everyListener(['HTTPS'], (one) => withoutTls(one) || ['', 'Terminate'].includes(textAt(one, 'tls', 'mode'))),
  ],
  ['tls mode must be set for protocol TLS', everyListener(['TLS'], (one) => textAt(one, 'tls', 'mode') !== '')],
  [
    "hostname must not be specified for protocols ['TCP', 'UDP']",
    everyListener(['TCP', 'UDP'], (one) => textAt(one, 'hostname') === ''),
  ],
  ['Listener name must be unique within the Gateway', (all) => areUnique(list(all).map((one) => textAt(one, 'name')))],
  [
    'Combination of port, protocol and hostname must be unique for each listener',
    (all) =>
      areUnique(
        list(all).map((one) => JSON.stringify(['port', 'protocol', 'hostname'].map((key) => valueAt(one, key)))),
      ),
  ],
  [
    'certificateRefs or options must be specified when mode is Terminate',
    (tls) => {
      if (textAt(tls, 'mode') !== 'Terminate' || itemsAt(tls, 'certificateRefs').length > 0) return true
      return valueAt(tls, 'options') === undefined
        ? 'no such key: options'
        : Object.keys(objectAt(tls, 'options')).length > 0
    },
  ],
  [
    'Port for TLS configuration must be unique within the Gateway',
    (all) => areUnique(list(all).map((one) => valueAt(one, 'port'))),
  ],
]

const HOSTNAME = String.raw`^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$`
const isHostname = (text: string): boolean => new RegExp(HOSTNAME).test(text)
const uniqueOfType =
  (type: string): Predicate =>
  (addresses) =>
    areUnique(
      list(addresses)
        .filter((address) => textAt(address, 'type') === type && valueAt(address, 'value') !== undefined)
        .map((address) => textAt(address, 'value')),
    )

const addresses: readonly Rule[] = [
  ['IPAddress values must be unique', uniqueOfType('IPAddress')],
  ['Hostname values must be unique', uniqueOfType('Hostname')],
  [
    `Hostname value must be empty or contain only valid characters (matching ${HOSTNAME})`,
    (address) =>
      textAt(address, 'type') !== 'Hostname' ||
      valueAt(address, 'value') === undefined ||
      isHostname(textAt(address, 'value')),
  ],
  [
    `Hostname value must only contain valid characters (matching ${HOSTNAME})`,
    (address) => textAt(address, 'type') !== 'Hostname' || isHostname(textAt(address, 'value')),
  ],
]

const KEY =
  /^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$/
const keysOf = (map: unknown): readonly string[] => Object.keys(isJsonObject(map) ? map : {})

const infrastructure: readonly Rule[] = ['Annotation', 'Label'].flatMap((word): readonly Rule[] => [
  [
    `${word} keys must be in the form of an optional DNS subdomain prefix followed by a required name segment of up to 63 characters.`,
    (map) => keysOf(map).every((key) => KEY.test(key)),
  ],
  [
    `If specified, the ${word.toLowerCase()} key's prefix must be a DNS subdomain not longer than 253 characters in total.`,
    (map) => keysOf(map).every((key) => (key.split('/')[0] ?? '').length < 253),
  ],
])

/** The rules of the Gateway API's CustomResourceDefinitions, by message. */
export const GATEWAY_RULES: readonly Rule[] = [
  ['Value is immutable', (value, old) => old === undefined || isDeepStrictEqual(value, old)],
  ...listeners,
  ...addresses,
  ...infrastructure,
  ...GATEWAY_ROUTE_RULES,
]
