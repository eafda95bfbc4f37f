import { HOSTILE_TEXTS } from '../world/hostile'
import type { Span, Trace } from './span'

/** Of strangers' traces there is one in each such time. */
const PERIOD_MS = 5000
const TEXTS = Object.entries(HOSTILE_TEXTS)
const PREFIX = 'bad0'

interface Strangers {
  tracesBetween(fromMs: number, toMs: number): readonly Trace[]
  trace(id: string): Trace | undefined
}

/** Traces of programs that nobody here runs: hostile names and tags, parents that are missing or go in circles, clocks that differ. */
export function hostileTraces(): Strangers {
  return {
    tracesBetween(fromMs, toMs) {
      const first = Math.ceil(fromMs / PERIOD_MS)
      const count = Math.max(0, Math.ceil(toMs / PERIOD_MS) - first)
      return Array.from({ length: count }, (_, index) => traceOf(first + index))
    },
    trace(id) {
      const slot = Number.parseInt(id.slice(PREFIX.length), 16)
      return id.startsWith(PREFIX) && Number.isSafeInteger(slot) && idOf(slot) === id ? traceOf(slot) : undefined
    },
  }
}

function idOf(slot: number): string {
  return PREFIX + slot.toString(16).padStart(32 - PREFIX.length, '0')
}

function traceOf(slot: number): Trace {
  const startUs = slot * PERIOD_MS * 1000
  const traceId = idOf(slot)
  return TEXTS.map(([name, text], index): Span => {
    return {
      traceId,
      spanId: spanId(index),
      parentId: index === 0 ? undefined : parentOf(name),
      // What is only spaces is no service to a collector.
      service: text.trim() === '' ? 'spaces' : text,
      operation: text,
      kind: 'server',
      // Some begin before their parent, and one outlasts it by an hour.
      startUs: startUs + (index % 3 === 2 ? -400 : index * 500),
      durationUs: name === 'long' ? 3600e6 : 6000,
      tags: {
        'istio.namespace': 'constructor',
        'http.url': "javascript:alert('url')",
        response_flags: text,
        [text.trim() === '' ? 'spaces' : text]: text,
      },
    }
  })
}

/** `quotes` and `lines` are each other's parents, and that of `selectors` was never stored. */
function parentOf(name: string): string {
  if (name === 'quotes') return spanId(2)
  if (name === 'lines') return spanId(1)
  return name === 'selectors' ? 'ffffffffffffffff' : spanId(0)
}

function spanId(index: number): string {
  return (index + 1).toString(16).padStart(16, '0')
}
