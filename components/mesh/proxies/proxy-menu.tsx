import { ModeMenuItems } from '@/components/layout/modes/mode-menu-items'
import { usePreview } from '@/components/layout/modes/preview-context'
import { useModeItems } from '@/components/layout/modes/use-mode-items'
import { useModeObject } from '@/components/layout/modes/use-mode-object'
import { PlacedMenu } from '@/components/ui/placed-menu'
import { useNamespaceHref, useThingHref } from '@/lib/client/use-details-view'
import type { ProxyRow } from '@/lib/control-plane/proxies/model'
import { visibleText } from '@/lib/std/visible-text'
import { Menu } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import classes from './proxies.module.css'

export interface ProxyMenuPlace {
  readonly row: ProxyRow
  /** In window coordinates. */
  readonly x: number
  readonly y: number
  /** What gets the focus back. */
  readonly from: HTMLElement
}

interface ProxyMenuProps {
  readonly place: ProxyMenuPlace
  readonly onClose: () => void
}

/** Where a pod belongs, why it is as it is, and the restart that helps. */
export function ProxyMenu({ place, onClose }: ProxyMenuProps) {
  const t = useTranslations('meshProxies')
  const thing = useThingHref()
  const space = useNamespaceHref()
  const preview = usePreview()
  const { cluster, namespace, pod, workload, needs } = place.row
  const { object, waits } = useModeObject(workload === null ? undefined : { cluster, namespace, workload })
  const { items, note } = useModeItems(object)
  const restart = items.filter(({ id }) => id === 'restart')
  const icon = <IconExternalLink size={16} aria-hidden />
  const why = object === undefined ? (waits ? t('menu.reading') : t('menu.noRestart')) : note
  return (
    <PlacedMenu
      label={t('menu.of', { pod: visibleText(pod) })}
      title={visibleText(pod)}
      place={place}
      onClose={onClose}
    >
      {needs.map((need) => (
        <Menu.Item key={need} className={classes.why} closeMenuOnClick={false}>
          {t(`needsWhy.${need}`, whyValues(place.row))}
        </Menu.Item>
      ))}
      {workload === null ? null : (
        <Menu.Item
          component={Link}
          href={thing({ kind: 'workload', namespace, name: workload })}
          prefetch={false}
          leftSection={icon}
        >
          {t('menu.workload')}
        </Menu.Item>
      )}
      <Menu.Item component={Link} href={space(namespace)} prefetch={false} leftSection={icon}>
        {t('menu.namespace')}
      </Menu.Item>
      {preview === undefined || workload === null ? null : (
        <>
          <Menu.Divider />
          <ModeMenuItems items={restart} note={why} onPreview={preview} />
        </>
      )}
    </PlacedMenu>
  )
}

function whyValues({ wanted, revision, version, istiodVersion }: ProxyRow) {
  const said = (text: string | null): string => visibleText(text ?? '–')
  return {
    wanted: said(wanted),
    revision: said(revision),
    version: said(version),
    istiod: said(istiodVersion),
  }
}
