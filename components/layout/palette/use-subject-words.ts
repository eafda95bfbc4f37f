import type { SearchKind } from '@/lib/search/model'
import { visibleText } from '@/lib/std/visible-text'
import type { PathSubject } from '@/lib/url/page-of-path'
import { useTranslations } from 'use-intl'
import type { Command } from './command'
import { KIND_ICONS } from './kind-icons'

type Words = Pick<Command, 'label' | 'detail' | 'Icon'> & { readonly also: string }

/** How the subject of a page is called, and where it lies. */
export function useSubjectWords(): (subject: PathSubject) => Words {
  const t = useTranslations('palette')
  const words = (kind: SearchKind | 'trace', name: string, namespace?: string): Words => ({
    label: visibleText(name),
    detail:
      namespace === undefined
        ? t(`kinds.${kind}`)
        : t('place', { kind: t(`kinds.${kind}`), namespace: visibleText(namespace) }),
    also: namespace ?? '',
    Icon: KIND_ICONS[kind],
  })
  return (subject) => {
    switch (subject.kind) {
      case 'thing':
        return words(subject.thing.kind, subject.thing.name, subject.thing.namespace)
      case 'namespace':
        return words('namespace', subject.namespace)
      case 'trace':
        return words('trace', subject.id)
    }
  }
}
