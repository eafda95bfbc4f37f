import { duration, folded, group, list, map, match, matches, number, onOff, percent, port, text, texts } from './fields'
import type { FormField } from './form-field'

const destination = group('destination', [
  text(['host', 'destinationHost']),
  text('subset'),
  group(['port', 'destinationPort'], [port('number')]),
])
const changes = [map(['set', 'setHeaders']), map(['add', 'addHeaders']), texts(['remove', 'removeHeaders'])]
const headers = folded(
  group(
    ['headers', 'headerChanges'],
    [group(['request', 'requestHeaders'], changes), group(['response', 'responseHeaders'], changes)],
  ),
)
const weight = number(['weight', 'routeWeight'], 0, 100)

const MATCH: readonly FormField[] = [
  match(['uri', 'matchUri']),
  onOff('ignoreUriCase'),
  matches(['headers', 'matchHeaders']),
  matches('withoutHeaders'),
  matches(['queryParams', 'matchQuery'], ['exact', 'regex']),
  match(['method', 'matchMethod']),
  match(['authority', 'matchAuthority']),
  match(['scheme', 'matchScheme']),
  port(['port', 'matchPort']),
  map('sourceLabels'),
  text('sourceNamespace'),
  texts(['gateways', 'matchGateways']),
  text(['name', 'matchName']),
]
/** Who calls, of a rule for connections. */
const CONNECTION: readonly FormField[] = [
  port(['port', 'matchPort']),
  texts('destinationSubnets'),
  map('sourceLabels'),
  text('sourceNamespace'),
  texts(['gateways', 'matchGateways']),
]
const destinations = list('route', [destination, weight])

/** Of one item of `spec.http`. CORS, delegates and what is deprecated stay as they are. */
const HTTP_RULE: readonly FormField[] = [
  text(['name', 'ruleName']),
  list(['match', 'httpMatch'], MATCH),
  list('route', [destination, weight, headers]),
  duration(['timeout', 'routeTimeout'], '0s'),
  folded(
    group('retries', [
      number('attempts', 0, 100, '2'),
      duration('perTryTimeout'),
      text('retryOn', 'connect-failure,refused-stream,unavailable,cancelled'),
      onOff('retryRemoteLocalities'),
    ]),
  ),
  folded(
    group('fault', [
      group(['delay', 'faultDelay'], [percent(['percentage', 'faultShare'], '0'), duration('fixedDelay')]),
      group(
        ['abort', 'faultAbort'],
        [
          percent(['percentage', 'faultShare'], '0'),
          number(['httpStatus', 'abortStatus'], 200, 599),
          text(['grpcStatus', 'abortGrpcStatus']),
        ],
      ),
    ]),
  ),
  folded(list('mirrors', [destination, percent(['percentage', 'mirrorShare'], '100')])),
  folded(
    group('mirror', [
      text(['host', 'destinationHost']),
      text('subset'),
      group(['port', 'destinationPort'], [port('number')]),
    ]),
  ),
  percent(['mirrorPercentage', 'mirrorShare'], '100'),
  folded(
    group('redirect', [
      text(['uri', 'redirectUri']),
      text(['authority', 'redirectAuthority']),
      port(['port', 'redirectPort']),
      text(['scheme', 'redirectScheme']),
      number('redirectCode', 300, 399, '301'),
    ]),
  ),
  folded(
    group('directResponse', [
      number(['status', 'directStatus'], 200, 599),
      group(['body', 'directBody'], [text(['string', 'bodyText'])]),
    ]),
  ),
  folded(group('rewrite', [text(['uri', 'rewriteUri']), text(['authority', 'rewriteAuthority'])])),
  headers,
]

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/ */
export const VIRTUAL_SERVICE: readonly FormField[] = [
  texts(['hosts', 'routedHosts']),
  texts(['gateways', 'routedGateways']),
  list(['http', 'httpRules'], HTTP_RULE),
  folded(list(['tls', 'tlsRules'], [list(['match', 'tlsMatch'], [texts('sniHosts'), ...CONNECTION]), destinations])),
  folded(list(['tcp', 'tcpRules'], [list(['match', 'tcpMatch'], CONNECTION), destinations])),
  texts('exportTo'),
]
