import type { Json } from '@/lib/std/json'
import { numberAt, textAt } from '../read-json'

/** How people call a destination of a VirtualService or a backend of the Gateway API: `reviews v2`, `reviews:9080`. */
export function nameTarget(entry: Json): string {
  const host = textAt(entry, 'destination', 'host') ?? textAt(entry, 'host') ?? textAt(entry, 'name') ?? ''
  const subset = textAt(entry, 'destination', 'subset') ?? textAt(entry, 'subset')
  const namespace = textAt(entry, 'namespace')
  const port = numberAt(entry, 'destination', 'port', 'number') ?? numberAt(entry, 'port')
  const name = namespace === undefined ? host : `${host}.${namespace}`
  return `${name}${port === undefined ? '' : `:${port}`}${subset === undefined ? '' : ` ${subset}`}`
}
