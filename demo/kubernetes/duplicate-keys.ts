/**
 * The fields that a JSON text names twice in one object, as paths (`spec.hosts`, `spec.http[0].route`), in their order. The text
 * must be valid JSON. Nothing else can tell: a parsed object has kept the last one only.
 */
export function duplicateKeys(json: string): readonly string[] {
  const found: string[] = []
  const open: Level[] = []
  for (const [token] of json.matchAll(TOKEN)) {
    const level = open.at(-1)
    if (token === '{') open.push({ keys: new Set(), key: undefined, index: 0, path: pathOf(level) })
    else if (token === '[') open.push({ keys: undefined, key: undefined, index: 0, path: pathOf(level) })
    else if (token === '}' || token === ']') open.pop()
    else if (level === undefined) continue
    else if (token === ',') {
      level.index += 1
      level.key = undefined
    } else if (level.keys !== undefined && level.key === undefined) {
      level.key = String(JSON.parse(token))
      if (level.keys.has(level.key)) found.push(pathOf(level))
      level.keys.add(level.key)
    }
  }
  return found
}

/** Texts, and what opens, closes and parts; numbers and words say nothing about keys. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],]/g

/** An object or a list that has not been closed yet. */
interface Level {
  /** Undefined in a list. */
  readonly keys: Set<string> | undefined
  key: string | undefined
  index: number
  readonly path: string
}

function pathOf(level: Level | undefined): string {
  if (level === undefined) return ''
  if (level.keys === undefined) return `${level.path}[${level.index}]`
  return level.path === '' ? (level.key ?? '') : `${level.path}.${level.key ?? ''}`
}
