import { AnchoredPopover } from '@/components/ui/anchored-popover'
import type { Anchor } from '@/components/ui/use-anchor'
import { useTranslations } from 'use-intl'
import { NamespaceList } from './namespace-list'
import classes from './picker.module.css'

interface NamespacePopoverProps {
  /** Closing it applies the draft. */
  readonly anchor: Anchor
  readonly draft: readonly string[]
  readonly onDraft: (names: readonly string[]) => void
  readonly onApply: (names: readonly string[]) => void
  readonly onCancel: () => void
}

/** The list of namespaces at its button. */
export function NamespacePopover({ anchor, draft, onDraft, onApply, onCancel }: NamespacePopoverProps) {
  const t = useTranslations('shell.namespaces')
  return (
    <AnchoredPopover
      anchor={anchor}
      closeOnEscape={false}
      position="bottom-start"
      width={380}
      middlewares={{ size: { padding: 8 } }}
      p={0}
      className={classes.dropdown}
      label={t('label')}
    >
      <NamespaceList chosen={draft} onChange={onDraft} onApply={onApply} onCancel={onCancel} />
    </AnchoredPopover>
  )
}
