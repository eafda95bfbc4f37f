/** A span of the contract, in no store's format; it has the shape of the demo's. */
export interface ContractSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentId: string | undefined
  readonly service: string
  readonly operation: string
  readonly kind: 'client' | 'server'
  readonly startUs: number
  readonly durationUs: number
  readonly tags: Readonly<Record<string, string | number | boolean>>
}

/** A minute ago, as stores refuse what is old; whole seconds. */
export const START_MS = Math.floor(Date.now() / 1000) * 1000 - 60_000
export const HOSTILE_SERVICE = '<img src=x onerror="alert(1)">/..?a=b&c {"} '.trim()

export function traceIdOf(number: number): string {
  return `abc${number.toString(16).padStart(29, '0')}`
}

const QUOTES = `it's "quoted" {} && \\ } | <b>`

/** Three requests to a cart, of which the second fails at the bank, and one to a service with a hostile name. */
export const CONTRACT_TRACES: readonly (readonly ContractSpan[])[] = [
  [edge(1, 20), cart(1, 10, { 'http.status_code': 200, note: 'x' })],
  [
    edge(2, 80),
    cart(2, 60, { 'http.status_code': 503 }),
    {
      ...{ ...place(2, 3, 8, 50), service: 'cart.shop', operation: 'charge', kind: 'client' },
      tags: { 'http.status_code': 500, error: true },
    },
    {
      ...{ ...place(2, 4, 10, 40), service: 'pay.bank', operation: 'POST /pay', kind: 'server' },
      tags: { 'http.status_code': 500 },
    },
  ],
  [edge(3, 20), cart(3, 10, { 'http.status_code': 200, note: QUOTES })],
  [
    {
      ...{ ...place(4, 1, 0, 5), service: HOSTILE_SERVICE, operation: HOSTILE_SERVICE, kind: 'server' },
      tags: { constructor: '__proto__' },
    },
  ],
]

function edge(trace: number, durationMs: number): ContractSpan {
  return { ...place(trace, 1, 0, durationMs), service: 'edge.shop', operation: 'GET /', kind: 'server', tags: {} }
}

function cart(trace: number, durationMs: number, tags: ContractSpan['tags']): ContractSpan {
  return { ...place(trace, 2, 5, durationMs), service: 'cart.shop', operation: 'GET /cart', kind: 'server', tags }
}

/** The parent is the span before; the first has none. */
function place(trace: number, index: number, afterMs: number, durationMs: number) {
  const idOf = (number: number): string => `${trace}${number.toString(16).padStart(15, '0')}`
  return {
    traceId: traceIdOf(trace),
    spanId: idOf(index),
    parentId: index === 1 ? undefined : idOf(index - 1),
    startUs: (START_MS + trace * 1000 + afterMs) * 1000,
    durationUs: durationMs * 1000,
  }
}
