export interface Overlay {
  readonly value: unknown
  /** Dotted path → the variable that set it. */
  readonly origins: ReadonlyMap<string, string>
}

const PREFIX = 'PHAROS_'
const INDEX = /^\d{1,3}$/

/**
 * Lays the variables `PHAROS_SECTION__KEY` over what the file says; a list or a map may be given as JSON.
 *
 * Only names with `__` count: every setting lies in a section, and Kubernetes itself puts `PHAROS_PORT` and the like into
 * the environment of a pod beside a Service called pharos.
 *
 * @returns a new value; the input is not changed.
 */
export function overlayEnvironment(base: unknown, environment: Readonly<Record<string, string | undefined>>): Overlay {
  const origins = new Map<string, string>()
  let value: unknown = base
  for (const name of Object.keys(environment).sort()) {
    const text = environment[name]
    if (text === undefined || !name.startsWith(PREFIX) || !name.includes('__')) continue
    const path = name.slice(PREFIX.length).toLowerCase().split('__')
    if (path.some((step) => step === '')) continue
    value = setAt(value, path, readValue(text))
    origins.set(
      path.reduce(
        (left, step) => (INDEX.test(step) ? `${left}[${Number(step)}]` : left === '' ? step : `${left}.${step}`),
        '',
      ),
      name,
    )
  }
  return { value, origins }
}

function readValue(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text // the schema then says what it expected in this place
  }
}

function setAt(place: unknown, path: readonly string[], value: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (INDEX.test(step) && (place === undefined || Array.isArray(place))) {
    const list: unknown[] = Array.isArray(place) ? [...(place as readonly unknown[])] : []
    list[Number(step)] = setAt(list[Number(step)], rest, value)
    return list
  }
  const fields = typeof place === 'object' && place !== null ? Object.entries(place) : []
  const map = new Map<string, unknown>(fields)
  map.set(step, setAt(map.get(step), rest, value))
  return Object.fromEntries(map)
}
