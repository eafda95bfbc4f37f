import type { Json } from '@/lib/std/json'
import type { JsonSteps } from '../json-pointer'

/** What can be said of a change; each has a message under `editWords`. */
export const SENTENCES = [
  'created',
  'deleted',
  'added',
  'addedValue',
  'removed',
  'changed',
  'moved',
  'shares',
  'sharesOfRoute',
  'matches',
  'matchesAll',
  'timeoutAdded',
  'timeoutChanged',
  'timeoutRemoved',
  'delayed',
  'delayRemoved',
  'aborted',
  'abortRemoved',
  'mirrorAdded',
  'mirrorRemoved',
  'ejects',
  'ejectsNot',
  'mtls',
  'policyDeniesAll',
  'policyActsOnNone',
  'policyAllows',
  'policyDenies',
  'policyAudits',
  'policyAsks',
  'itemsAdded',
  'itemsRemoved',
  'label',
  'injection',
  'podInjection',
  'revision',
  'ambientJoined',
  'ambientLeft',
  'waypoint',
  'podsReplaced',
  'podsReplacedLater',
] as const
export type SentenceId = (typeof SENTENCES)[number]

/** One thing that a change does, said by the message of its id with these values. */
export interface Sentence {
  readonly id: SentenceId
  readonly values: Readonly<Record<string, string | number>>
  /** The place it tells of, with everything inside: in the object after the change, or before it for what is gone. */
  readonly at: JsonSteps
}

/** One place before and after a change; undefined: absent. */
export interface Pair {
  readonly before: Json | undefined
  readonly after: Json | undefined
}

/** Where a phrase looks: the place, the places around it from the object inwards, and the object's own names. */
export interface Scene {
  readonly pair: Pair
  readonly at: JsonSteps
  /** The object first, the closest last. */
  readonly around: readonly Pair[]
  readonly kind: string
  readonly name: string
  readonly namespace: string
  /** What lies there is about the whole mesh. */
  readonly rootNamespace: string
}

/** Says what a place's change means; undefined: it has no words for this one, and what is inside is told one by one. */
export type Phrase = (scene: Scene) => readonly Sentence[] | undefined
