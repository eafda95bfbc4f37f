export type ValueType = 'scalar' | 'vector' | 'matrix' | 'string'

interface Signature {
  readonly parameters: readonly ValueType[]
  /** Whether the last parameter may be left out (`one`), or left out or repeated (`many`). */
  readonly optional: 'none' | 'one' | 'many'
  readonly returns: ValueType
}

function signatures(
  names: string,
  parameters: readonly ValueType[],
  rest: Partial<Signature> = {},
): [string, Signature][] {
  return names.split(' ').map((name) => [name, { parameters, optional: 'none', returns: 'vector', ...rest }])
}

/** The functions of the demo. */
export const SIGNATURES: ReadonlyMap<string, Signature> = new Map([
  ...signatures('rate irate increase delta idelta resets changes', ['matrix']),
  ...signatures('avg_over_time min_over_time max_over_time sum_over_time count_over_time last_over_time', ['matrix']),
  ...signatures('stddev_over_time present_over_time absent_over_time', ['matrix']),
  ...signatures('quantile_over_time', ['scalar', 'matrix']),
  ...signatures('histogram_quantile', ['scalar', 'vector']),
  ...signatures('abs ceil floor sqrt exp ln log2 log10 sgn timestamp absent sort sort_desc', ['vector']),
  ...signatures('minute hour day_of_week', ['vector'], { optional: 'one' }),
  ...signatures('round', ['vector', 'scalar'], { optional: 'one' }),
  ...signatures('clamp', ['vector', 'scalar', 'scalar']),
  ...signatures('clamp_min clamp_max', ['vector', 'scalar']),
  ...signatures('label_replace', ['vector', 'string', 'string', 'string', 'string']),
  ...signatures('label_join', ['vector', 'string', 'string', 'string'], { optional: 'many' }),
  ...signatures('scalar', ['vector'], { returns: 'scalar' }),
  ...signatures('vector', ['scalar']),
  ...signatures('time', [], { returns: 'scalar' }),
])

/** The aggregations of the demo and what they take. */
export const AGGREGATIONS: ReadonlyMap<string, readonly ValueType[]> = new Map<string, readonly ValueType[]>([
  ...'sum avg count min max group stddev stdvar'.split(' ').map((name): [string, ValueType[]] => [name, ['vector']]),
  ...'topk bottomk quantile'.split(' ').map((name): [string, ValueType[]] => [name, ['scalar', 'vector']]),
])
