import cardClasses from '@/components/layout/card.module.css'
import { visibleText } from '@/lib/std/visible-text'
import type { MeshComponent } from '@/lib/topology/model'
import { Anchor } from '@mantine/core'
import { StateMark } from '../state-mark'
import { useComponentName } from '../use-component-name'
import classes from './panel.module.css'

interface ComponentListProps {
  readonly label: string
  readonly components: readonly MeshComponent[]
  readonly withReason?: boolean
  readonly onSelect: (id: string) => void
}

/** Components with their states; their names select them. */
export function ComponentList({ label, components, withReason = false, onSelect }: ComponentListProps) {
  const nameOf = useComponentName()
  return (
    <ul className={cardClasses.bare} aria-label={label}>
      {components.map((component) => (
        <li key={component.id} className={classes.item}>
          <div className={classes.itemLine}>
            <Anchor
              component="button"
              type="button"
              inherit
              className={classes.link}
              onClick={() => onSelect(component.id)}
            >
              {nameOf(component)}
            </Anchor>
            <StateMark component={component} />
          </div>
          {withReason && component.reasons[0] !== undefined ? (
            <p className={cardClasses.quiet}>{visibleText(component.reasons[0])}</p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
