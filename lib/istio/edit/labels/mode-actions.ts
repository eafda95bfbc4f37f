import type { LabelsAnswer, LabelSets } from './labels-answer'

export const MODE_ACTIONS = [
  'injectionOn',
  'injectionOff',
  'injectionUnset',
  'ambientOn',
  'ambientOff',
  'restart',
] as const
/** A change of how pods are in the mesh, by labels alone. */
export type ModeAction = (typeof MODE_ACTIONS)[number] | { readonly revision: string }

/** Why an action is not offered: `alreadySo` · ztunnel carries its traffic, or it gets sidecars, which exclude each other. */
export type ModeRefusal = 'alreadySo' | 'ambient' | 'injected'

export type ModeChange = { readonly sets: LabelSets } | { readonly refused: ModeRefusal }

const INJECTION = 'istio-injection'
const REVISION = 'istio.io/rev'
const MODE = 'istio.io/dataplane-mode'
const OF_PODS = 'sidecar.istio.io/inject'
const RESTARTED = 'kubectl.kubernetes.io/restartedAt'

/** The actions that a kind has; revisions besides, of namespaces. */
export function modeActionsOf(kind: string): readonly (typeof MODE_ACTIONS)[number][] {
  if (kind === 'namespaces') return ['injectionOn', 'injectionOff', 'injectionUnset', 'ambientOn', 'ambientOff']
  return ['deployments.apps', 'statefulsets.apps', 'daemonsets.apps'].includes(kind)
    ? ['injectionOn', 'injectionOff', 'injectionUnset', 'restart']
    : []
}

/**
 * The labels that an action leaves. A namespace that is told by `istio-injection` loses its revision, which would not count beside it, and
 * the other way round.
 *
 * @param now RFC 3339, of a restart
 */
export function changeMode(
  { kind, sets }: Pick<LabelsAnswer, 'kind' | 'sets'>,
  action: ModeAction,
  now: string,
): ModeChange {
  const change = kind === 'namespaces' ? ofNamespace(sets, action) : ofPods(sets, action, now)
  if ('refused' in change) return change
  const isSame = (['labels', 'podLabels', 'podAnnotations'] as const).every((set) =>
    sameTexts(sets[set], change.sets[set]),
  )
  return isSame ? { refused: 'alreadySo' } : change
}

function ofNamespace(sets: LabelSets, action: ModeAction): ModeChange {
  const labels = sets.labels ?? {}
  const isAmbient = labels[MODE] === 'ambient'
  const isInjected =
    labels[INJECTION] === 'enabled' || (labels[INJECTION] === undefined && (labels[REVISION] ?? '') !== '')
  const write = (changed: Changed): ModeChange => ({ sets: { ...sets, labels: written(labels, changed) } })
  if (typeof action === 'object') {
    return isAmbient ? { refused: 'ambient' } : write({ [REVISION]: action.revision, [INJECTION]: null })
  }
  switch (action) {
    case 'injectionOn':
      return isAmbient ? { refused: 'ambient' } : write({ [INJECTION]: 'enabled', [REVISION]: null })
    case 'injectionOff':
      return write({ [INJECTION]: 'disabled', [REVISION]: null })
    case 'injectionUnset':
      return write({ [INJECTION]: null, [REVISION]: null })
    case 'ambientOn':
      return isInjected ? { refused: 'injected' } : write({ [MODE]: 'ambient' })
    case 'ambientOff':
      return isAmbient ? write({ [MODE]: null }) : { refused: 'alreadySo' }
    case 'restart':
      return { refused: 'alreadySo' }
  }
}

function ofPods(sets: LabelSets, action: ModeAction, now: string): ModeChange {
  const write = (value: string | null): ModeChange => ({ sets: { ...sets, podLabels: written(sets.podLabels ?? {}, { [OF_PODS]: value }) } }) // prettier-ignore
  switch (action) {
    case 'injectionOn':
      return write('true')
    case 'injectionOff':
      return write('false')
    case 'injectionUnset':
      return write(null)
    case 'restart':
      return { sets: { ...sets, podAnnotations: written(sets.podAnnotations ?? {}, { [RESTARTED]: now }) } }
    default:
      return { refused: 'alreadySo' }
  }
}

/** Null takes a key away. */
type Changed = Readonly<Record<string, string | null>>
type Texts = Readonly<Record<string, string>>

function written(texts: Texts, changed: Changed): Texts {
  const kept = Object.entries(texts).filter(([key]) => !Object.hasOwn(changed, key))
  const added = Object.entries(changed).filter((entry): entry is [string, string] => entry[1] !== null)
  return Object.fromEntries([...kept, ...added])
}

function sameTexts(a: Texts = {}, b: Texts = {}): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].every((key) => a[key] === b[key])
}
