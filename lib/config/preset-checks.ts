import type { Finding } from '@/lib/config/finding'
import type { Config, PresetConfig } from '@/lib/config/schema'
import type { FindError } from '@/lib/graph/find/find-error'
import { parseFind } from '@/lib/graph/find/parse-find'
import { graphFind } from '@/lib/i18n/messages/en/graph-find'

const LONGEST_WORD = 40

/** Expressions can be read, names tell them apart, and of each list one at most is automatic. */
export function presetChecks({ graph: { presets } }: Config): Finding[] {
  return (['find', 'hide'] as const).flatMap((purpose) => {
    const list = presets[purpose]
    return list.flatMap((preset, index) =>
      problemsOf(preset, list.slice(0, index)).map(({ key, message }) => ({
        path: ['graph', 'presets', purpose, index, key],
        message,
      })),
    )
  })
}

function problemsOf(preset: PresetConfig, before: readonly PresetConfig[]): { key: string; message: string }[] {
  const problems: { key: string; message: string }[] = []
  if (before.some(({ name }) => name === preset.name)) {
    problems.push({ key: 'name', message: 'another preset of this list has this name' })
  }
  const find = parseFind(preset.expression)
  if (!find.ok) problems.push({ key: 'expression', message: sentence(find.error) })
  if (preset.auto && before.some(({ auto }) => auto)) {
    problems.push({ key: 'auto', message: 'one preset of a list can be automatic' })
  }
  return problems
}

/** What the page would say of it, in English: messages at start are not translated. */
function sentence({ code, position, word, name, hint }: FindError): string {
  const said = graphFind.errors[code].replace('{word}', () => short(word)).replace('{name}', () => short(name))
  const way = hint === null ? '' : ` — did you mean ${hint}?`
  return `cannot be read at character ${position + 1}: ${said.replace(/\.$/, '')}${way}`
}

function short(text: string): string {
  return text.length > LONGEST_WORD ? `${text.slice(0, LONGEST_WORD)}…` : text
}
