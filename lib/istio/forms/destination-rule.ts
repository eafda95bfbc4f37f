import { choice, count, duration, folded, group, list, map, number, onOff, port, text, texts } from './fields'
import type { FormField } from './form-field'

const UNLIMITED = '4294967295'
const BALANCERS = ['LEAST_REQUEST', 'ROUND_ROBIN', 'RANDOM', 'PASSTHROUGH']

const connectionPool = group('connectionPool', [
  group(
    ['tcp', 'tcpPool'],
    [
      count('maxConnections', UNLIMITED),
      duration('connectTimeout', '10s'),
      duration(['idleTimeout', 'tcpIdleTimeout'], '1h'),
      duration('maxConnectionDuration'),
    ],
  ),
  group(
    ['http', 'httpPool'],
    [
      count('http1MaxPendingRequests', UNLIMITED),
      count('http2MaxRequests', UNLIMITED),
      count('maxRequestsPerConnection', '0'),
      count('maxRetries', UNLIMITED),
      duration(['idleTimeout', 'httpIdleTimeout'], '1h'),
      count('maxConcurrentStreams', '2147483647'),
      choice('h2UpgradePolicy', ['DEFAULT', 'DO_NOT_UPGRADE', 'UPGRADE'], 'DEFAULT'),
      onOff('useClientProtocol'),
    ],
  ),
])
const outlierDetection = group('outlierDetection', [
  count('consecutive5xxErrors', '5'),
  count('consecutiveGatewayErrors', '0'),
  onOff('splitExternalLocalOriginErrors'),
  count('consecutiveLocalOriginFailures', '5'),
  duration(['interval', 'outlierInterval'], '10s'),
  duration('baseEjectionTime', '30s'),
  number('maxEjectionPercent', 0, 100, '10'),
  number('minHealthPercent', 0, 100, '0'),
])
const loadBalancer = group('loadBalancer', [
  choice(['simple', 'balancer'], BALANCERS, 'LEAST_REQUEST'),
  folded(
    group('consistentHash', [
      text('httpHeaderName'),
      group('httpCookie', [text(['name', 'cookieName']), text(['path', 'cookiePath']), duration(['ttl', 'cookieTtl'])]),
      onOff('useSourceIp'),
      text('httpQueryParameterName'),
    ]),
  ),
])
const tls = group(
  ['tls', 'clientTls'],
  [
    choice(['mode', 'clientTlsMode'], ['DISABLE', 'SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL']),
    text('clientCertificate'),
    text('privateKey'),
    text('caCertificates'),
    text(['credentialName', 'clientCredentialName']),
    texts(['subjectAltNames', 'serverNames']),
    text('sni'),
    onOff('insecureSkipVerify'),
  ],
)
const SETTINGS: readonly FormField[] = [connectionPool, outlierDetection, loadBalancer, tls].map(folded)

/** Of a `trafficPolicy`, of the host or of a subset. */
const TRAFFIC_POLICY: readonly FormField[] = [
  ...SETTINGS,
  folded(list('portLevelSettings', [group(['port', 'settingsPort'], [port('number')]), ...SETTINGS])),
]

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/ */
export const DESTINATION_RULE: readonly FormField[] = [
  text(['host', 'ruleHost']),
  group('trafficPolicy', TRAFFIC_POLICY),
  list('subsets', [
    text(['name', 'subsetName']),
    map(['labels', 'subsetLabels']),
    folded(group('trafficPolicy', TRAFFIC_POLICY)),
  ]),
  texts('exportTo'),
  folded(group(['workloadSelector', 'callers'], [map('matchLabels')])),
]
