import { goDurationUs } from '@/demo/go-duration'
import { itemsAt, textAt, valueAt } from '../json'
import type { Rule } from './rule'
import { isIP } from 'node:net'

const has = (value: unknown, field: string): boolean => valueAt(value, field) !== undefined
const list = (value: unknown): readonly unknown[] => itemsAt({ value }, 'value')

/** What tells a parent apart from others, without its section. */
const parentOf = (ref: unknown): string =>
  JSON.stringify(['group', 'kind', 'name', 'namespace'].map((field) => textAt(ref, field)))
const sectionOf = (ref: unknown): string => textAt(ref, 'sectionName')

const parents: readonly Rule[] = [
  [
    'sectionName must be specified when parentRefs includes 2 or more references to the same parent',
    (refs) =>
      list(refs).every((one) =>
        list(refs).every(
          (two) => parentOf(one) !== parentOf(two) || (sectionOf(one) === '') === (sectionOf(two) === ''),
        ),
      ),
  ],
  [
    'sectionName must be unique when parentRefs includes 2 or more references to the same parent',
    (refs) => new Set(list(refs).map((ref) => parentOf(ref) + sectionOf(ref))).size === list(refs).length,
  ],
]

const FILTERS: readonly (readonly [type: string, field: string])[] = [
  ['CORS', 'cors'],
  ['RequestHeaderModifier', 'requestHeaderModifier'],
  ['ResponseHeaderModifier', 'responseHeaderModifier'],
  ['RequestMirror', 'requestMirror'],
  ['RequestRedirect', 'requestRedirect'],
  ['URLRewrite', 'urlRewrite'],
  ['ExtensionRef', 'extensionRef'],
]
const countOf = (filters: unknown, type: string): number =>
  list(filters).filter((filter) => textAt(filter, 'type') === type).length

const filters: readonly Rule[] = FILTERS.flatMap(([type, field]): readonly Rule[] => [
  [`${type} filter cannot be repeated`, (value) => countOf(value, type) <= 1],
  [
    `filter.${field} must be nil if the filter.type is not ${type}`,
    (filter) => !has(filter, field) || textAt(filter, 'type') === type,
  ],
  [
    `filter.${field} must be specified for ${type} filter.type`,
    (filter) => has(filter, field) || textAt(filter, 'type') !== type,
  ],
])

const pathModifiers: readonly Rule[] = [
  ['ReplaceFullPath', 'replaceFullPath'],
  ['ReplacePrefixMatch', 'replacePrefixMatch'],
].flatMap(([type = '', field = '']): readonly Rule[] => [
  [
    `${field} must be specified when type is set to '${type}'`,
    (path) => has(path, field) || textAt(path, 'type') !== type,
  ],
  [`type must be '${type}' when ${field} is set`, (path) => !has(path, field) || textAt(path, 'type') === type],
])

const aloneIfStar = (values: unknown): boolean => !list(values).includes('*') || list(values).length === 1
const origins: readonly Rule[] = [
  ["AllowHeaders cannot contain '*' alongside other methods", aloneIfStar],
  ["AllowMethods cannot contain '*' alongside other methods", aloneIfStar],
  ["AllowOrigins cannot contain '*' alongside other origins", aloneIfStar],
]

/** Whether one of the filters replaces the prefix that was matched. Like upstream's rule it overlooks two. */
const replacesPrefix = (holder: unknown, field: string): boolean =>
  itemsAt(holder, 'filters').filter(
    (filter) =>
      textAt(filter, field, 'path', 'type') === 'ReplacePrefixMatch' &&
      valueAt(filter, field, 'path', 'replacePrefixMatch') !== undefined,
  ).length === 1
const hasOnePrefixMatch = (rule: unknown): boolean => {
  const [match, ...more] = itemsAt(rule, 'matches')
  return more.length === 0 && textAt(match, 'path', 'type') === 'PathPrefix'
}
const backendsReplacePrefix = (rule: unknown, field: string): boolean =>
  itemsAt(rule, 'backendRefs').filter((backend) => replacesPrefix(backend, field)).length === 1
const ONE_PREFIX = 'filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified'

const rules: readonly Rule[] = [
  [
    'While 16 rules and 64 matches per rule are allowed, the total number of matches across all rules in a route must be less than 128',
    (value) => list(value).reduce<number>((sum, rule) => sum + itemsAt(rule, 'matches').length, 0) <= 128,
  ],
  [
    'RequestRedirect filter must not be used together with backendRefs',
    (rule) =>
      itemsAt(rule, 'backendRefs').length === 0 ||
      !itemsAt(rule, 'filters').some((filter) => has(filter, 'requestRedirect')),
  ],
  [
    `When using RequestRedirect ${ONE_PREFIX}`,
    (rule) => !replacesPrefix(rule, 'requestRedirect') || hasOnePrefixMatch(rule),
  ],
  [`When using URLRewrite ${ONE_PREFIX}`, (rule) => !replacesPrefix(rule, 'urlRewrite') || hasOnePrefixMatch(rule)],
  [
    `Within backendRefs, when using RequestRedirect ${ONE_PREFIX}`,
    (rule) => !backendsReplacePrefix(rule, 'requestRedirect') || hasOnePrefixMatch(rule),
  ],
  [
    `Within backendRefs, When using URLRewrite ${ONE_PREFIX}`,
    (rule) => !backendsReplacePrefix(rule, 'urlRewrite') || hasOnePrefixMatch(rule),
  ],
  [
    'May specify either httpRouteFilterRequestRedirect or httpRouteFilterRequestRewrite, but not both',
    (value) => countOf(value, 'RequestRedirect') === 0 || countOf(value, 'URLRewrite') === 0,
  ],
  [
    'Must have port for Service reference',
    (ref) => textAt(ref, 'group') !== '' || textAt(ref, 'kind') !== 'Service' || has(ref, 'port'),
  ],
  [
    'Only one of percent or fraction may be specified in HTTPRequestMirrorFilter',
    (mirror) => !has(mirror, 'percent') || !has(mirror, 'fraction'),
  ],
  [
    'numerator must be less than or equal to denominator',
    (fraction) => Number(valueAt(fraction, 'numerator')) <= Number(valueAt(fraction, 'denominator')),
  ],
  [
    'backendRequest timeout cannot be longer than request timeout',
    (timeouts) => {
      const requestUs = goDurationUs(textAt(timeouts, 'request')) ?? 0
      return requestUs === 0 || (goDurationUs(textAt(timeouts, 'backendRequest')) ?? 0) <= requestUs
    },
  ],
]

const LITERAL = ['Exact', 'PathPrefix']
const literalPath =
  (keeps: (path: string) => boolean) =>
  (match: unknown): boolean =>
    !LITERAL.includes(textAt(match, 'type')) || keeps(textAt(match, 'value'))
const FOR_LITERALS = "when type one of ['Exact', 'PathPrefix']"
const PATH_CHARACTERS = /^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$/

const paths: readonly Rule[] = [
  [`value must be an absolute path and start with '/' ${FOR_LITERALS}`, literalPath((path) => path.startsWith('/'))],
  ...['//', '/./', '/../', '%2f', '%2F', '#'].map((part): Rule => [
    `must not contain '${part}' ${FOR_LITERALS}`,
    literalPath((path) => !path.includes(part)),
  ]),
  ...['/..', '/.'].map((end): Rule => [
    `must not end with '${end}' ${FOR_LITERALS}`,
    literalPath((path) => !path.endsWith(end)),
  ]),
  [
    "type must be one of ['Exact', 'PathPrefix', 'RegularExpression']",
    (match) => [...LITERAL, 'RegularExpression'].includes(textAt(match, 'type')),
  ],
  [
    `must only contain valid characters (matching ${PATH_CHARACTERS.source.replaceAll('\\/', '/')}) for types ['Exact', 'PathPrefix']`,
    literalPath((path) => PATH_CHARACTERS.test(path)),
  ],
]

const SERVICE = String.raw`\.?[a-z_][a-z_0-9]*(\.[a-z_][a-z_0-9]*)*`
const METHOD = '[A-Za-z_][A-Za-z_0-9]*'
const isExact = (match: unknown): boolean => ['', 'Exact'].includes(textAt(match, 'type'))
const grpc: readonly Rule[] = [
  [
    "One or both of 'service' or 'method' must be specified",
    (match) => !has(match, 'type') || has(match, 'service') || has(match, 'method'),
  ],
  [
    `service must only contain valid characters (matching ^(?i)${SERVICE}$)`,
    (match) =>
      !isExact(match) || !has(match, 'service') || new RegExp(`^${SERVICE}$`, 'i').test(textAt(match, 'service')),
  ],
  [
    `method must only contain valid characters (matching ^${METHOD}$)`,
    (match) => !isExact(match) || !has(match, 'method') || new RegExp(`^${METHOD}$`).test(textAt(match, 'method')),
  ],
]

const HOST = /^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)$/
const hostnames: readonly Rule[] = [
  ['Hostnames cannot contain an IP', (hosts) => list(hosts).every((host) => isIP(String(host)) === 0)],
  [
    'Hostnames must be valid based on RFC-1123',
    (hosts) => list(hosts).every((host) => String(host).includes('*') || HOST.test(String(host))),
  ],
  [
    'Wildcards on hostnames must be the first label, and the rest of hostname must be valid based on RFC-1123',
    (hosts) =>
      list(hosts).every((host) => {
        const text = String(host)
        return !text.includes('*') || (text.startsWith('*.') && HOST.test(text.slice(2)))
      }),
  ],
]

/** The rules of the routes of the Gateway API, by message. */
export const GATEWAY_ROUTE_RULES: readonly Rule[] = [
  ...parents,
  ...filters,
  ...pathModifiers,
  ...origins,
  ...rules,
  ...paths,
  ...grpc,
  ...hostnames,
]
