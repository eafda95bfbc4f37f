import { goDurationUs } from '@/demo/go-duration'
import { isJsonObject, itemsAt, objectAt, textAt, valueAt } from '../json'
import type { Predicate, Rule } from './rule'

const has = (value: unknown, field: string): boolean => valueAt(value, field) !== undefined
const atMostOne =
  (...fields: readonly string[]): Predicate =>
  (value) =>
    fields.filter((field) => has(value, field)).length <= 1
const everyKey = (value: unknown, keeps: (key: string) => boolean): boolean =>
  Object.keys(isJsonObject(value) ? value : {}).every(keeps)
const isPort = (value: number): boolean => value > 0 && value <= 65_535
const withoutStar: Predicate = (value) => !String(value).includes('*')

const NOT_A_DURATION = "type conversion error from 'string' to 'google.protobuf.Duration'"
const NOT_A_NUMBER = "type conversion error from 'string' to 'int'"
const PORT_NAME = /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$/
const SOCKET = 'unix://'

/** `scheme:…`, or a path of this host: what CEL takes for a URL. */
const isUrl = (text: string): boolean => /^([A-Za-z][A-Za-z0-9+.-]*:|\/)/.test(text)
const schemeOf = (text: string): string => (/^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text)?.[1] ?? '').toLowerCase()

const exclusions: readonly Rule[] = [
  ['only one of targetRefs or selector can be set', atMostOne('selector', 'targetRef', 'targetRefs')],
  ['only one of targetRefs or workloadSelector can be set', atMostOne('workloadSelector', 'targetRefs')],
  ['only one of WorkloadSelector or Endpoints can be set', atMostOne('workloadSelector', 'endpoints')],
  ['only one of credentialNames or tlsCertificates can be set', atMostOne('tlsCertificates', 'credentialNames')],
  ['only one of credentialName or credentialNames can be set', atMostOne('credentialName', 'credentialNames')],
  // Upstream's rule speaks of the list, whatever its message says.
  ['only one of credentialName or tlsCertificates can be set', atMostOne('credentialNames', 'tlsCertificates')],
  ['only one of jwks or jwksUri can be set', atMostOne('jwksUri', 'jwks_uri', 'jwks')],
  ['exactly one of wasm or lua must be set', (value) => has(value, 'wasm') !== has(value, 'lua')],
]

const selectors: readonly Rule[] = [
  ['wildcard not allowed in label key match', (value) => everyKey(value, (key) => !key.includes('*'))],
  ['wildcard not allowed in label value match', withoutStar],
  ['wildcard is not supported in selector', withoutStar],
  ['key must not be empty', (value) => everyKey(value, (key) => key !== '')],
  ['cross namespace referencing is not currently supported', (value) => value === ''],
  [
    'Cannot set serviceAccounts with namespaces or principals',
    (source) =>
      (!has(source, 'serviceAccounts') && !has(source, 'notServiceAccounts')) ||
      !['principals', 'notPrincipals', 'namespaces', 'notNamespaces'].some((field) => has(source, field)),
  ],
  [
    'portLevelMtls requires selector',
    (spec) => !has(spec, 'portLevelMtls') || Object.keys(objectAt(spec, 'selector', 'matchLabels')).length > 0,
  ],
]

const ports: readonly Rule[] = [
  [
    'port must be between 1-65535',
    (value) => {
      if (!isJsonObject(value)) return isPort(Number(value))
      const keys = Object.keys(value)
      return keys.every((key) => /^-?\d+$/.test(key)) ? keys.every((key) => isPort(Number(key))) : NOT_A_NUMBER
    },
  ],
  ['port name must be valid', (value) => everyKey(value, (key) => key.length < 63 && PORT_NAME.test(key))],
  [
    'port number cannot be duplicated',
    (value) => {
      const numbers = itemsAt({ value }, 'value').map((port) => valueAt(port, 'number'))
      return new Set(numbers).size === numbers.length
    },
  ],
]

const serviceEntries: readonly Rule[] = [
  ['hostname cannot be wildcard', (value) => value !== '*'],
  [
    'CIDR addresses are allowed only for NONE/STATIC resolution types',
    (spec) =>
      ['', 'NONE', 'STATIC'].includes(textAt(spec, 'resolution')) ||
      !itemsAt(spec, 'addresses').some((address) => String(address).includes('/')),
  ],
  [
    'NONE mode cannot set endpoints',
    (spec) => !['', 'NONE'].includes(textAt(spec, 'resolution')) || !has(spec, 'endpoints'),
  ],
  [
    'DNS_ROUND_ROBIN mode cannot have multiple endpoints',
    (spec) => textAt(spec, 'resolution') !== 'DNS_ROUND_ROBIN' || itemsAt(spec, 'endpoints').length <= 1,
  ],
  ['Address is required', (endpoint) => has(endpoint, 'address') || has(endpoint, 'network')],
  [
    'UDS may not include ports',
    (endpoint) => !textAt(endpoint, 'address').startsWith(SOCKET) || !has(endpoint, 'ports'),
  ],
  [
    'UDS must be an absolute path or abstract socket',
    (address) => !String(address).startsWith(SOCKET) || ['/', '@'].includes(String(address).charAt(SOCKET.length)),
  ],
  ['UDS may not be a dir', (address) => !String(address).startsWith(SOCKET) || !String(address).endsWith('/')],
]

const others: readonly Rule[] = [
  [
    'must be a valid duration greater than 1ms',
    (value) => {
      const us = goDurationUs(String(value))
      return us === undefined ? NOT_A_DURATION : us >= 1_000
    },
  ],
  [
    'only support waypointMatch when context is WAYPOINT',
    (match) => (textAt(match, 'context') === 'WAYPOINT') === has(match, 'waypoint'),
  ],
  ['scheme must be one of [HTTP, HTTPS]', (value) => ['', 'HTTP', 'HTTPS'].includes(String(value))],
  [
    'url must have schema one of [http, https, file, oci]',
    (value) => {
      const text = String(value)
      return !isUrl(text) || ['', 'http', 'https', 'file', 'oci'].includes(schemeOf(text))
    },
  ],
  [
    'url must have scheme http:// or https://',
    (value) => {
      const text = String(value)
      if (isUrl(text)) return ['http', 'https'].includes(schemeOf(text))
      const why = text === '' ? 'empty url' : 'invalid URI for request'
      return `URL parse error during conversion from string: parse ${JSON.stringify(text)}: ${why}`
    },
  ],
  [
    'value may only be set when valueFrom is INLINE',
    (variable) => textAt(variable, 'valueFrom') !== 'HOST' || !has(variable, 'value'),
  ],
  [
    'value must be set when operation is UPSERT',
    (override) => {
      if (textAt(override, 'operation') !== 'UPSERT') return true
      return has(override, 'value') ? textAt(override, 'value') !== '' : 'no such key: value'
    },
  ],
  [
    'value must not be set when operation is REMOVE',
    (override) => textAt(override, 'operation') !== 'REMOVE' || !has(override, 'value'),
  ],
]

/** The rules of Istio's CustomResourceDefinitions, all of them, by message. */
export const ISTIO_RULES: readonly Rule[] = [...exclusions, ...selectors, ...ports, ...serviceEntries, ...others]
