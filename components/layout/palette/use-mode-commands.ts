import { useDetailsView } from '@/lib/client/use-details-view'
import type { ModeSubject } from '@/lib/mesh/mode-subject'
import { visibleText } from '@/lib/std/visible-text'
import type { PathSubject } from '@/lib/url/page-of-path'
import { IconAdjustments } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { usePreview } from '../modes/preview-context'
import { useModeItems } from '../modes/use-mode-items'
import { useModeObject } from '../modes/use-mode-object'
import type { Command } from './command'

/** What can be done about injection and the ambient mesh with what the page is about; what cannot be done is not offered here. */
export function useModeCommands(subject: PathSubject | undefined): readonly Command[] {
  const t = useTranslations('palette.actions')
  const [{ cluster }] = useDetailsView()
  const preview = usePreview()
  const of = preview === undefined ? undefined : toModeSubject(subject, cluster)
  const { object } = useModeObject(of)
  const { items } = useModeItems(object)
  if (of === undefined || preview === undefined) return []
  const name = visibleText(of.workload ?? of.namespace)
  return items.flatMap(({ id, label, hint, does }): readonly Command[] => {
    if ('why' in does) return []
    const { change } = does
    return [
      {
        id: `mode ${id}`,
        label: t('of', { action: label, name }),
        detail: hint,
        Icon: IconAdjustments,
        does: { run: () => preview(change) },
      },
    ]
  })
}

function toModeSubject(subject: PathSubject | undefined, cluster: string | null): ModeSubject | undefined {
  switch (subject?.kind) {
    case 'namespace':
      return { cluster, namespace: subject.namespace, workload: null }
    case 'thing': {
      const { kind, namespace, name } = subject.thing
      return kind === 'workload' ? { cluster, namespace, workload: name } : undefined
    }
    default:
      return undefined
  }
}
