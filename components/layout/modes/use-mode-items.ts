import { useSettings } from '@/components/layout/settings-context'
import { useFailureText } from '@/components/layout/use-failure-text'
import { labelsQuery } from '@/lib/client/labels-query'
import { changeMode, type ModeAction, modeActionsOf } from '@/lib/istio/edit/labels/mode-actions'
import { type RevisionName, writeLabelText } from '@/lib/istio/edit/labels/labels-answer'
import { visibleText } from '@/lib/std/visible-text'
import type { EditRequest } from '@/lib/url/edit-types'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { ModeObject } from './use-mode-object'

/** An action on how pods are in the mesh. */
export interface ModeItem {
  readonly id: string
  readonly label: string
  /** When the pods follow. */
  readonly hint: string
  /** What is handed to the preview, or why it cannot be done. */
  readonly does: { readonly change: EditRequest } | { readonly why: string }
}

export interface ModeItems {
  readonly items: readonly ModeItem[]
  /** Why there are none (yet). */
  readonly note: string | undefined
}

type Choice = Exclude<ModeAction, object> | RevisionName

/** The one list of actions on a namespace or a workload, for every menu that offers them; with the texts of `modes`. */
export function useModeItems(object: ModeObject | undefined): ModeItems {
  const t = useTranslations('modes')
  const failure = useFailureText()
  const { viewOnly } = useSettings()
  // As it is now, not as it was when the page was read.
  const { data, error } = useQuery({
    ...labelsQuery(object ?? NOTHING, object?.cluster),
    enabled: object !== undefined,
  })
  if (object === undefined) return { items: [], note: undefined }
  if (error !== null) {
    const { message, sentence } = failure(error)
    return { items: [], note: t('failed', { reason: visibleText(message ?? sentence) }) }
  }
  if (data === undefined) return { items: [], note: t('reading') }
  const { kind, namespace, name } = object
  const isNamespace = kind === 'namespaces'
  const right = data.missingRight
  const barred = viewOnly ? t('viewOnly') : right === null ? undefined : t('missingRight', { right })
  const choices: readonly Choice[] = [...modeActionsOf(kind), ...data.revisions]
  const items = choices.map((choice): ModeItem => {
    const action = typeof choice === 'object' ? { revision: choice.name } : choice
    const change = changeMode(data, action, new Date().toISOString())
    const why = barred ?? ('refused' in change ? t(`refused.${change.refused}`) : undefined)
    const label = typeof choice === 'object' ? revisionLabel(choice, t) : t(`${isNamespace ? 'namespace' : 'workload'}.${choice}`) // prettier-ignore
    const id = typeof choice === 'object' ? `revision ${choice.name}` : choice
    const hint = t(`hint.${hintOf(action, isNamespace)}`)
    if (why !== undefined || 'refused' in change) return { id, label, hint, does: { why: why ?? '' } }
    const [before, after] = [writeLabelText(data, data.sets), writeLabelText(data, change.sets)]
    return { id, label, hint, does: { change: { action: 'update', kind, namespace, name, before, after } } }
  })
  return { items, note: undefined }
}

const NOTHING = { kind: '', namespace: '', name: '' }

function revisionLabel({ name, tagOf }: RevisionName, t: ReturnType<typeof useTranslations<'modes'>>): string {
  if (tagOf === null) return t('revision', { revision: visibleText(name) })
  return t('tag', { tag: visibleText(name), revision: visibleText(tagOf) })
}

function hintOf(action: ModeAction, isNamespace: boolean): 'labels' | 'ambient' | 'pods' | 'restart' {
  if (action === 'restart') return 'restart'
  if (action === 'ambientOn' || action === 'ambientOff') return 'ambient'
  return isNamespace ? 'labels' : 'pods'
}
