import { makeBare } from '@/lib/std/bare-record'
import { LABEL_SET_PLACES, type LabelSet, labelSetsOf } from '../editable-kinds'
import { isJsonRecord } from '../json-shape'
import { valueAt } from '../read-json'
import type { JsonRecord } from '@/lib/std/json'

/** The answer of `GET /api/labels/{namespace}/{kind}/{name}`: labels and annotations as the API server holds them now. */
export interface LabelsAnswer {
  /** Kind id. */
  readonly kind: string
  readonly apiVersion: string
  readonly wireKind: string
  /** Empty for what has none. */
  readonly namespace: string
  readonly name: string
  /** Those that may be edited of the kind; an absent map is empty. */
  readonly sets: LabelSets
  /** What a Namespace can ask for; of other kinds nothing. */
  readonly revisions: readonly RevisionName[]
  /** The right that the user lacks to change them: `patch deployments.apps`; null: none. */
  readonly missingRight: string | null
}

/** A revision of the control plane, or a tag that stands for one. */
export interface RevisionName {
  readonly name: string
  /** The revision that a tag stands for; null: it is a revision itself. */
  readonly tagOf: string | null
}

export type LabelSets = Readonly<Partial<Record<LabelSet, Readonly<Record<string, string>>>>>

/** What of an object is answered. Values that are no texts, which no API server stores, are left out. */
export function readLabelSets(object: JsonRecord): LabelSets {
  return Object.fromEntries(
    labelSetsOf(object).map((set) => {
      const map = valueAt(object, ...LABEL_SET_PLACES[set])
      const texts = makeBare<string>({})
      for (const [key, value] of Object.entries(isJsonRecord(map) ? map : {}))
        if (typeof value === 'string') texts[key] = value
      return [set, texts]
    }),
  )
}

/** The text that an edit begins or ends with: the object with these maps alone. An empty map is left out, as API servers do. */
export function writeLabelText(answer: LabelsAnswer, sets: LabelSets): string {
  const { apiVersion, wireKind: kind, namespace, name } = answer
  const own = { ...filled('labels', sets.labels), ...filled('annotations', sets.annotations) }
  const ofPods = { ...filled('labels', sets.podLabels), ...filled('annotations', sets.podAnnotations) }
  const metadata = { name, ...(namespace === '' ? {} : { namespace }), ...own }
  const hasPods = answer.sets.podLabels !== undefined
  return JSON.stringify({
    apiVersion,
    kind,
    metadata,
    ...(hasPods ? { spec: { template: { metadata: ofPods } } } : {}),
  })
}

function filled(key: string, texts: LabelSets[LabelSet]): object {
  return texts === undefined || Object.keys(texts).length === 0 ? {} : { [key]: texts }
}
