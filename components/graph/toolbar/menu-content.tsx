import type { ComponentType } from 'react'
import { LabelOptions } from './label-options'
import { LayoutOptions } from './layout-options'
import type { OptionsProps } from './option-props'
import { ReporterOptions } from './reporter-options'
import { ShowOptions } from './show-options'
import { TrafficOptions } from './traffic-options'
import { TypeOptions } from './type-options'
import type { MenuName } from './use-menus'

const CONTENTS: Readonly<Record<MenuName, ComponentType<OptionsProps>>> = {
  type: TypeOptions,
  traffic: TrafficOptions,
  reporter: ReporterOptions,
  labels: LabelOptions,
  show: ShowOptions,
  layout: LayoutOptions,
}

/** What stands in a menu of the toolbar. */
export function MenuContent({ name, graph }: OptionsProps & { readonly name: MenuName }) {
  const Content = CONTENTS[name]
  return <Content graph={graph} />
}
