import { PlacedMenu } from '@/components/ui/placed-menu'
import type { ElementIndex } from '@/lib/graph/panel/element-index'
import { modeSubjectOf } from '@/lib/graph/panel/mode-subject-of'
import { type MenuItem, prepareMenu } from '@/lib/graph/panel/prepare-menu'
import { useGraphView } from '@/lib/client/use-graph-view'
import { Menu } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslations } from 'use-intl'
import classes from './element-menu.module.css'
import { ElementMenuItem } from './element-menu-item'
import { ElementModes } from './element-modes'
import { UnpinItem } from './unpin-item'
import { useElementName } from './use-element-name'

export interface MenuPlace {
  /** Undefined: the menu of the view, opened beside every element. */
  readonly id: string | undefined
  /** In window coordinates. */
  readonly x: number
  readonly y: number
}

interface ElementMenuProps {
  readonly index: ElementIndex
  readonly place: MenuPlace
  readonly onDetails: (id: string) => void
  readonly onClose: () => void
}

/** What can be done with one element of the drawing, or with the view. */
export function ElementMenu({ index, place, onDetails, onClose }: ElementMenuProps) {
  const { id } = place
  const t = useTranslations('graph.menu')
  const name = useElementName(index)
  const [view, change] = useGraphView()
  const { why, sections } = prepareMenu(index, view, id)
  const subject = id === undefined ? undefined : modeSubjectOf(index, id)
  const title = id === undefined ? t('view') : name(id)
  const act = (item: MenuItem) => {
    if (item.kind === 'details' && id !== undefined) onDetails(id)
    if (item.kind === 'change') change(item.change)
  }
  return (
    <PlacedMenu
      label={id === undefined ? title : t('title', { name: title })}
      title={title}
      place={place}
      // As menus of the system do: it moves up until it is whole, over its place where need be.
      middlewares={{ flip: false, shift: { crossAxis: true, padding: 8 } }}
      width="max-content"
      className={classes.menu}
      onClose={onClose}
    >
      {why === null ? null : <Why why={why} />}
      {sections.map((items, at) => (
        <Fragment key={items.map(keyOf).join(' ')}>
          {at === 0 ? null : <Menu.Divider />}
          {items.map((item) => (
            <ElementMenuItem key={keyOf(item)} item={item} onAct={() => act(item)} />
          ))}
        </Fragment>
      ))}
      {subject === undefined ? null : <ElementModes subject={subject} />}
      {id === undefined ? null : <UnpinItem id={id} />}
    </PlacedMenu>
  )
}

/** An item that does nothing but can be reached, so that the keyboard finds the sentence. */
function Why({ why }: { readonly why: NonNullable<ReturnType<typeof prepareMenu>['why']> }) {
  const tm = useTranslations('graph.meanings')
  const tf = useTranslations('graph.nodeFlags')
  return <Menu.Item className={classes.why}>{why === 'inaccessible' ? tf('inaccessible') : tm(why)}</Menu.Item>
}

function keyOf(item: MenuItem): string {
  if (item.kind === 'page') return item.destination.page
  return item.kind === 'details' ? item.kind : item.name
}
