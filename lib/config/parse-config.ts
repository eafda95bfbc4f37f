import { crossChecks } from '@/lib/config/cross-checks'
import { overlayEnvironment } from '@/lib/config/overlay-environment'
import { type Config, configSchema } from '@/lib/config/schema'
import { nearestWord } from '@/lib/std/nearest-word'
import { failed, ok, type Result } from '@/lib/std/result'
import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'

export interface ConfigInput {
  /** The configuration file, when there is one: its name stands in messages. */
  readonly file: { readonly name: string; readonly text: string } | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** One thing wrong with the settings, as one line: `metrics.stores[0].url: expected … (pharos.yaml, line 12)`. */
export interface ConfigProblem {
  /** Dotted, with `[i]` for list items; empty when the file as a whole is meant. */
  readonly path: string
  readonly message: string
  /** `pharos.yaml, line 12` or `environment PHAROS_UI__TITLE`; empty when it stands nowhere. */
  readonly where: string
}

type Path = readonly PropertyKey[]

/**
 * Reads and checks all settings: environment beats file beats default (product.md, section 12).
 *
 * @returns the settings, or every problem at once, in the order of the schema.
 */
export function parseConfig(input: ConfigInput): Result<Config, readonly ConfigProblem[]> {
  const lines = new LineCounter()
  const document = parseDocument(input.file?.text ?? '', { lineCounter: lines })
  const fileName = input.file?.name ?? ''
  if (document.errors.length > 0) {
    return failed(
      document.errors.map((error) => ({
        path: '',
        message: error.message.split('\n')[0]?.replace(/ at line \d+.*$/, '') ?? 'not YAML',
        where: `${fileName}, line ${lines.linePos(error.pos[0]).line}`,
      })),
    )
  }
  const written = toPlain(document)
  if (written === undefined) return failed([{ path: '', message: 'aliases expand to too much', where: fileName }])
  const { value, origins } = overlayEnvironment(written, input.environment)

  const whereIs = (path: Path): string => {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const variable = origins.get(pathText(path.slice(0, depth)))
      if (variable !== undefined) return `environment ${variable}`
      const node: unknown = document.getIn(path.slice(0, depth), true)
      if (isNode(node) && node.range) return `${fileName}, line ${lines.linePos(node.range[0]).line}`
    }
    return fileName
  }
  const parsed = configSchema.safeParse(value)
  const found = parsed.success ? crossChecks(parsed.data) : parsed.error.issues.flatMap((issue) => explain(issue))
  const problems = found.map(({ path, message }) => ({ path: pathText(path), message, where: whereIs(path) }))
  return parsed.success && problems.length === 0 ? ok(parsed.data) : failed(problems)
}

/** @returns undefined when aliases would expand beyond reason (a YAML bomb). */
function toPlain(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {}
  } catch {
    return undefined // the library throws for this reason alone once the document has parsed
  }
}

/** Writes problems the way they are printed at start: one line each. */
export function formatProblems(problems: readonly ConfigProblem[]): string {
  return problems
    .map(
      ({ path, message, where }) => `${path === '' ? '' : `${path}: `}${message}${where === '' ? '' : ` (${where})`}`,
    )
    .join('\n')
}

function explain(issue: z.core.$ZodIssue): { path: Path; message: string }[] {
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(issue.path)
    return issue.keys.map((key) => {
      const near = nearestWord(key, known)
      const hint = near === undefined ? '' : ` — did you mean ${pathText([...issue.path, near])}?`
      return { path: [...issue.path, key], message: `no such setting${hint}` }
    })
  }
  return [{ path: issue.path, message: issue.message.replace(/^Invalid (input|option): /, '') }]
}

const PRESET = { name: 'x', expression: 'idle' }

/** A configuration in which every list has one item, so that the keys of each place can be read off it. */
const SPECIMEN: unknown = configSchema.parse({
  metrics: { stores: [{ url: 'http://store:9090' }] },
  graph: { presets: { find: [PRESET], hide: [PRESET] } },
  health: { rules: [{ tolerances: [{ code: '5XX' }] }] },
})

function knownKeys(path: Path): string[] {
  let place: unknown = SPECIMEN
  for (const step of path) {
    if (typeof place !== 'object' || place === null) return []
    place = new Map(Object.entries(place)).get(typeof step === 'number' ? '0' : String(step))
  }
  return typeof place === 'object' && place !== null ? Object.keys(place) : []
}

function pathText(path: Path): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}${text === '' ? '' : '.'}${String(step)}`),
    '',
  )
}
