/** An answer of the query endpoints, as far as two servers can be compared by it. */
export interface PrometheusAnswer {
  readonly status: number
  readonly errorType: string | undefined
  readonly error: string | undefined
  readonly resultType: string | undefined
  /** Labels and time in one key → value. */
  readonly values: ReadonlyMap<string, number>
}

interface Wire {
  readonly errorType?: string
  readonly error?: string
  readonly data?: { readonly resultType: string; readonly result: readonly Row[] | readonly [number, string] }
}
interface Row {
  readonly metric: Readonly<Record<string, string>>
  readonly value?: readonly [number, string]
  readonly values?: readonly (readonly [number, string])[]
}

export async function askPrometheus(
  base: string,
  path: 'query' | 'query_range',
  parameters: Readonly<Record<string, string>>,
): Promise<PrometheusAnswer> {
  // Packing and unpacking would cost more than the query.
  const headers = { 'accept-encoding': 'identity' }
  const body = new URLSearchParams(parameters)
  const response = await fetch(`${base}/api/v1/${path}`, { method: 'POST', headers, body })
  const { errorType, error, data } = (await response.json()) as Wire
  return { status: response.status, errorType, error, resultType: data?.resultType, values: valuesOf(data) }
}

function valuesOf(data: Wire['data']): Map<string, number> {
  const isSingle = data?.resultType === 'scalar' || data?.resultType === 'string'
  const rows = isSingle ? [{ metric: {}, value: data.result as [number, string] }] : ((data?.result ?? []) as Row[])
  return new Map(
    rows.flatMap(({ metric, value, values = value === undefined ? [] : [value] }) => {
      const labels = JSON.stringify(Object.entries(metric).sort())
      return values.map(([time, text]) => [`${labels}@${time}`, Number(text.replace('Inf', 'Infinity'))] as const)
    }),
  )
}

/**
 * What the second answer has otherwise than the first; undefined where they agree: same labels at the same times, values equal
 * to 1e-9 of their size, NaN and infinities exactly, failures of the same kind.
 */
export function differenceOf(expected: PrometheusAnswer, actual: PrometheusAnswer): string | undefined {
  const kind = ({ status, errorType = '', resultType = '', error = '' }: PrometheusAnswer): string =>
    `${status} ${errorType}${resultType} ${error}`
  const same = (['status', 'errorType', 'resultType'] as const).every((field) => expected[field] === actual[field])
  if (!same) return `expected ${kind(expected)}, got ${kind(actual)}`
  for (const [key, value] of expected.values) {
    const other = actual.values.get(key)
    if (other === undefined) return `lacks ${key}`
    if (!isClose(value, other)) return `${key}: expected ${value}, got ${other}`
  }
  const more = [...actual.values.keys()].find((key) => !expected.values.has(key))
  return more === undefined ? undefined : `has ${more} too`
}

function isClose(a: number, b: number): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b)) || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))
}
