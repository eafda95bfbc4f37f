import { visibleText } from '@/lib/std/visible-text'
import type { NamespaceRow } from '@/lib/url/api-types'
import { ActionIcon, Checkbox } from '@mantine/core'
import { IconStar, IconStarFilled } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './picker.module.css'

export interface NamespaceListRowProps {
  readonly namespace: NamespaceRow
  /** One row is reached by Tab, the others from it by arrows. */
  readonly tabbable: boolean
  readonly checked: boolean
  readonly favourite: boolean
  readonly onToggle: () => void
  readonly onFavourite: () => void
}

export function NamespaceListRow(props: NamespaceListRowProps) {
  const { namespace, tabbable, checked, favourite, onToggle, onFavourite } = props
  const t = useTranslations('shell.namespaces')
  const name = visibleText(namespace.name)
  const mode =
    namespace.inMesh === 'control-plane' ? t('controlPlane') : namespace.inMesh === 'ambient' ? t('ambient') : undefined
  const size = t('workloads', { count: namespace.workloads })
  return (
    <div className={classes.row} data-row>
      <Checkbox
        size="xs"
        classNames={{
          root: classes.rowCheck,
          body: classes.rowBody,
          labelWrapper: classes.rowLabelWrap,
          label: classes.rowLabel,
        }}
        tabIndex={tabbable ? 0 : -1}
        checked={checked}
        onChange={onToggle}
        label={
          <>
            <span className={classes.rowName} title={name}>
              {name}
            </span>
            <small>{mode ?? size}</small>
          </>
        }
      />
      <ActionIcon
        variant="transparent"
        color={favourite ? 'indigo' : 'gray'}
        size={24}
        tabIndex={-1}
        className={classes.star}
        data-favourite={favourite}
        aria-label={favourite ? t('removeFavourite', { name }) : t('addFavourite', { name })}
        onClick={onFavourite}
      >
        {favourite ? <IconStarFilled size={14} /> : <IconStar size={14} />}
      </ActionIcon>
    </div>
  )
}
