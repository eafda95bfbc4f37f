import { choice, duration, folded, group, list, number, port, text, texts } from './fields'
import type { FormField, ListField } from './form-field'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH']
const EXACT_OR_REGEX = ['Exact', 'RegularExpression']

const parents: readonly FormField[] = [
  list('parentRefs', [
    text(['name', 'parentName']),
    text(['namespace', 'parentNamespace']),
    text(['sectionName', 'parentSection']),
    port(['port', 'parentPort']),
    text(['kind', 'parentKind'], 'Gateway'),
    text(['group', 'parentGroup'], 'gateway.networking.k8s.io'),
  ]),
  texts(['hostnames', 'routeHostnames']),
]
const keyMatch = [
  text(['name', 'keyName']),
  choice(['type', 'keyMatchType'], EXACT_OR_REGEX, 'Exact'),
  text(['value', 'keyValue']),
]
const headerLines = [text(['name', 'keyName']), text(['value', 'keyValue'])]
const headerModifier = [
  list(['set', 'setHeaders'], headerLines),
  list(['add', 'addHeaders'], headerLines),
  texts(['remove', 'removeHeaders']),
]
const backend = [
  text(['name', 'backendName']),
  port(['port', 'backendPort']),
  text(['namespace', 'backendNamespace']),
  text(['kind', 'backendKind'], 'Service'),
]
const backendRefs = list('backendRefs', [...backend, number(['weight', 'backendWeight'], 0, 1_000_000, '1')])
const pathChange = group(
  ['path', 'pathChange'],
  [
    choice(['type', 'pathChangeType'], ['ReplaceFullPath', 'ReplacePrefixMatch']),
    text('replaceFullPath'),
    text('replacePrefixMatch'),
  ],
)
const COMMON_FILTERS = ['RequestHeaderModifier', 'ResponseHeaderModifier', 'RequestMirror', 'ExtensionRef']

/** @param types what the kind knows besides what both know, with their fields */
function filters(types: readonly string[], fields: readonly FormField[]): ListField {
  return folded(
    list(
      ['filters', 'routeFilters'],
      [
        choice(['type', 'filterType'], [...COMMON_FILTERS, ...types]),
        folded(group(['requestHeaderModifier', 'requestHeaders'], headerModifier)),
        folded(group(['responseHeaderModifier', 'responseHeaders'], headerModifier)),
        folded(
          group('requestMirror', [
            group(['backendRef', 'mirrorBackend'], backend),
            number(['percent', 'mirrorPercent'], 0, 100, '100'),
          ]),
        ),
        ...fields,
      ],
    ),
  )
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#httproute */
export const HTTP_ROUTE: readonly FormField[] = [
  ...parents,
  list(
    ['rules', 'routeRules'],
    [
      text(['name', 'ruleName']),
      list(
        ['matches', 'routeMatches'],
        [
          group(
            ['path', 'pathMatch'],
            [
              choice(['type', 'pathMatchType'], ['Exact', 'PathPrefix', 'RegularExpression'], 'PathPrefix'),
              text(['value', 'pathValue'], '/'),
            ],
          ),
          choice(['method', 'routeMethod'], METHODS),
          list(['headers', 'headerMatches'], keyMatch),
          list(['queryParams', 'queryMatches'], keyMatch),
        ],
      ),
      filters(
        ['RequestRedirect', 'URLRewrite'],
        [
          folded(
            group('requestRedirect', [
              choice(['scheme', 'redirectScheme'], ['http', 'https']),
              text(['hostname', 'redirectAuthority']),
              pathChange,
              port(['port', 'redirectPort']),
              number(['statusCode', 'redirectCode'], 300, 399, '302'),
            ]),
          ),
          folded(group('urlRewrite', [text(['hostname', 'rewriteAuthority']), pathChange])),
        ],
      ),
      backendRefs,
      group(
        ['timeouts', 'routeTimeouts'],
        [duration(['request', 'requestTimeout']), duration(['backendRequest', 'backendTimeout'])],
      ),
    ],
  ),
]

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#grpcroute */
export const GRPC_ROUTE: readonly FormField[] = [
  ...parents,
  list(
    ['rules', 'routeRules'],
    [
      text(['name', 'ruleName']),
      list(
        ['matches', 'routeMatches'],
        [
          group(
            ['method', 'grpcMethod'],
            [
              text(['service', 'grpcServiceName']),
              text(['method', 'grpcMethodName']),
              choice(['type', 'keyMatchType'], EXACT_OR_REGEX, 'Exact'),
            ],
          ),
          list(['headers', 'headerMatches'], keyMatch),
        ],
      ),
      filters([], []),
      backendRefs,
    ],
  ),
]
