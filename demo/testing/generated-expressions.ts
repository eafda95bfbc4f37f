import fc from 'fast-check'

// Expressions for comparing two evaluators over the synthetic series: texts of the grammar, of checked types.

const MATCHERS: Readonly<Record<string, readonly string[]>> = {
  requests_total: [
    'code="200"',
    'code!="200"',
    'service=~"re.*|details"',
    'service!~"r.+"',
    'version="v1"',
    'pod=~".*-[135]$"',
    'missing=""',
  ],
  bytes_total: ['service="reviews"', 'reporter!="source"', 'version=~"v[12]"'],
  memory_bytes: ['service="ratings"', 'zone=~"a|b"', 'version!~"v3|v2"'],
  balance: ['account="x"', 'account=~"[xy]"'],
  build_info: ['tag=~"1\\\\..+"', 'zone="c"'],
  irregular: ['kind="rare"', 'kind!="rare"'],
}
const METRICS = Object.keys(MATCHERS)
const LABELS = ['service', 'version', 'reporter', 'code', 'zone', 'missing']
const RANGES = ['5s', '12s', '15s', '30s', '1m', '90s', '5m', '17m', '1h']
const RANGE_FUNCTIONS = ['rate', 'increase', 'delta', 'irate', 'idelta', 'resets', 'changes']
const OVER_TIME = ['avg', 'min', 'max', 'sum', 'count', 'last', 'stddev', 'present'].map((name) => `${name}_over_time`)
const NUMBERS = ['0', '1', '2', '-1', '0.5', '3.7', '100', '1e6', '0x1F', 'Inf', '-Inf', 'NaN', '1e-3']
const VALUE_FUNCTIONS = [
  'abs',
  'ceil',
  'floor',
  'sqrt',
  'exp',
  'ln',
  'log2',
  'log10',
  'sgn',
  'minute',
  'hour',
  'day_of_week',
  'round',
  'timestamp',
]
const SAFE_AGGREGATIONS = ['sum', 'avg', 'count', 'min', 'max', 'group', 'stddev', 'stdvar']
const ARITHMETIC = ['+', '-', '*', '/', '%', '^']
const COMPARISONS = ['==', '!=', '>', '<', '>=', '<=']
const SETS = ['and', 'or', 'unless']

const pick = (values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values)
const text = (strings: TemplateStringsArray, ...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((values) => strings.reduce((all, piece, i) => all + piece + (values[i] ?? ''), ''))

const modifier = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  {
    weight: 1,
    arbitrary: pick([
      ' offset 1m',
      ' offset -37s',
      ' offset 11m',
      ' @ 1767611703.5',
      ' @ start()',
      ' @ end()',
      ' @ end() offset 2m',
    ]),
  },
)
const selector = pick(METRICS).chain((metric) =>
  fc
    .subarray([...(MATCHERS[metric] ?? [])], { maxLength: 2 })
    .map((matchers) => (matchers.length === 0 ? metric : `${metric}{${matchers.join(',')}}`)),
)
const instantSelector = text`${selector}${modifier}`
const rangeSelector = text`${selector}[${pick(RANGES)}]${modifier}`
const grouping = fc
  .subarray(LABELS, { maxLength: 3 })
  .chain((labels) => pick(['', `by (${labels.join(', ')})`, `without (${labels.join(', ')})`]))
const onOne = fc
  .subarray(LABELS, { minLength: 1, maxLength: 3 })
  .chain((labels) => pick([`on (${labels.join(', ')})`, `ignoring (${labels.join(', ')})`]))
const quantile = pick(['0', '0.5', '0.9', '0.99', '1', '-1', '2', 'NaN'])

/** `topk` and `bottomk` of values that hardly tie: which of equal series they keep is nobody's promise. */
const chosen = text`${pick(['topk', 'bottomk'])} ${grouping} (${pick(['0', '1', '2', '5', '-3', '2.9'])}, ${pick([
  'rate(memory_bytes[5m]) > 0 < Inf',
  'memory_bytes > 0 < Inf',
  'sum by (service, zone) (memory_bytes > 0 < Inf)',
])})`

const { vector, scalar } = fc.letrec<{ vector: string; scalar: string; leaf: string; aggregated: string }>((tie) => ({
  leaf: fc.oneof(
    instantSelector,
    text`${pick([...RANGE_FUNCTIONS, ...OVER_TIME])}(${rangeSelector})`,
    text`quantile_over_time(${quantile}, ${rangeSelector})`,
  ),
  aggregated: text`${pick(SAFE_AGGREGATIONS)} ${grouping} (${tie('vector')})`,
  scalar: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    pick(NUMBERS),
    fc.constant('time()'),
    text`scalar(${tie('vector')})`,
    text`(${tie('scalar')} ${pick(ARITHMETIC)} ${tie('scalar')})`,
    text`(${tie('scalar')} ${pick(COMPARISONS)} bool ${tie('scalar')})`,
    text`-${pick(NUMBERS)}`,
  ),
  vector: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    tie('leaf'),
    tie('aggregated'),
    text`${pick(VALUE_FUNCTIONS)}(${tie('vector')})`,
    text`-${tie('leaf')}`,
    text`round(${tie('vector')}, ${pick(['0.1', '5', '0', '-2'])})`,
    text`${pick(['clamp_min', 'clamp_max'])}(${tie('vector')}, ${tie('scalar')})`,
    text`clamp(${tie('vector')}, ${tie('scalar')}, ${tie('scalar')})`,
    text`quantile ${grouping} (${quantile}, ${tie('vector')})`,
    chosen,
    text`(${tie('vector')} ${pick([...ARITHMETIC, ...COMPARISONS])} ${tie('scalar')})`,
    text`(${tie('scalar')} ${pick(ARITHMETIC)} ${tie('vector')})`,
    text`(${tie('scalar')} ${pick(COMPARISONS)} bool ${tie('vector')})`,
    text`(${tie('vector')} ${pick([...ARITHMETIC, ...COMPARISONS, ...SETS])} ${tie('vector')})`,
    text`(${tie('vector')} ${pick(COMPARISONS)} bool ${tie('vector')})`,
    text`(${tie('aggregated')} ${pick([...ARITHMETIC, ...COMPARISONS, ...SETS])} ${onOne} ${tie('aggregated')})`,
    text`(${instantSelector} ${pick([...ARITHMETIC, ...COMPARISONS])} ${onOne} group_left (${pick(['', 'tag', 'zone'])}) ${tie('aggregated')})`,
    text`(sum by (service, version) (${tie('leaf')}) ${pick(ARITHMETIC)} on (service, version) group_right (${pick(['', 'missing'])}) ${instantSelector})`,
    text`histogram_quantile(${quantile}, ${pick(['latency_bucket', 'rate(latency_bucket[2m])', 'sum by (le) (rate(latency_bucket[5m]))', 'latency_bucket > 100'])})`,
    text`label_replace(${tie('vector')}, "${pick(['service', 'made', '__name__'])}", "${pick(['$1', 'x-$1-${1}', '$0', '', '$$1'])}", "${pick(LABELS)}", "${pick(['(.*)', 'r(.+)s', 'v([0-9]).*', ''])}")`,
    text`label_join(${tie('vector')}, "${pick(['made', 'service'])}", "${pick(['-', ''])}", "service", "version")`,
    text`${pick(['absent', 'sort', 'sort_desc'])}(${tie('vector')})`,
    text`absent_over_time(${rangeSelector})`,
    text`vector(${tie('scalar')})`,
  ),
}))

/** So many expressions, the same for the same seed. */
export function generatedExpressions(count: number, seed: number): string[] {
  return fc.sample(fc.oneof({ weight: 9, arbitrary: vector }, { weight: 1, arbitrary: scalar }), {
    numRuns: count,
    seed,
  })
}
