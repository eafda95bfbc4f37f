import { fieldFacts, type FieldFacts, fieldsAt } from '@/lib/openapi/schema-fields'
import type { ObjectSchema } from '@/lib/openapi/object-schema'
import { fieldAt, placeAt } from '@/lib/yaml/place-at'
import { printText } from '@/lib/yaml/print-scalar'
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete'
import type { Extension } from '@codemirror/state'
import { type EditorView, hoverTooltip, type Tooltip } from '@codemirror/view'
import { linesOf } from './lines-of'

/** Completion and help on hover, by the schema of the kind that the text is of. */
export function schemaHelp(schema: ObjectSchema): Extension {
  return [
    autocompletion({ override: [(context) => complete(schema, context)], activateOnTyping: true, icons: false }),
    hoverTooltip((view, position) => explain(schema, view, position), { hoverTime: 300 }),
  ]
}

function complete(schema: ObjectSchema, { state, pos, explicit }: CompletionContext): CompletionResult | null {
  const line = state.doc.lineAt(pos)
  const place = placeAt(linesOf(state.doc), line.number - 1, pos - line.from)
  if (place === undefined || (!explicit && place.typed === '' && place.writes === 'key')) return null
  const from = pos - place.typed.length
  if (place.writes === 'value') {
    const options = valuesOf(fieldFacts(schema, place.path))
    return options.length === 0 ? null : { from, options: [...options], validFor: /^[\w"'.-]*$/ }
  }
  const known = new Set(place.siblings)
  const fields = fieldsAt(schema, place.path).filter(({ name }) => !known.has(name))
  const options = fields.map((field, i) => toCompletion(field, -i))
  return options.length === 0 ? null : { from, options, validFor: /^[\w./-]*$/ }
}

function toCompletion({ name, type, description, required }: FieldFacts, boost: number): Completion {
  return {
    label: name,
    detail: required ? `${type}, required` : type,
    boost: (required ? 50 : 0) + Math.max(boost, -49),
    apply: `${printText(name)}: `,
    ...(description === '' ? {} : { info: description }),
  }
}

function valuesOf(facts: FieldFacts | 'open' | undefined): readonly Completion[] {
  if (facts === undefined || facts === 'open') return []
  const values = facts.type === 'boolean' ? ['true', 'false'] : (facts.values ?? [])
  // A truth value stays one; a text that looks like one does not.
  return values.map((value) => ({ label: value, apply: facts.type === 'string' ? printText(value) : value }))
}

function explain(schema: ObjectSchema, view: EditorView, position: number): Tooltip | null {
  const line = view.state.doc.lineAt(position)
  const path = fieldAt(linesOf(view.state.doc), line.number - 1)
  const facts = path === undefined || path.length === 0 ? undefined : fieldFacts(schema, path)
  if (facts === undefined || facts === 'open') return null
  const words = [facts.type, facts.description].filter((word) => word !== '').join('\n')
  if (words === '') return null
  return {
    pos: line.from + (/^[\s-]*/.exec(line.text)?.[0].length ?? 0),
    end: line.to,
    above: true,
    create: () => {
      const dom = document.createElement('div')
      dom.className = 'cm-completionInfo'
      dom.textContent = `${facts.name}: ${words}`
      return { dom }
    },
  }
}
