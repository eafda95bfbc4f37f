import type { StreamChoice } from '@/lib/logs/choose-streams'
import { visibleText } from '@/lib/std/visible-text'
import { Tooltip } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './container-toggles.module.css'
import { streamColor } from './stream-color'

interface ContainerTogglesProps {
  readonly containers: StreamChoice['containers']
  readonly onChoose: (names: readonly string[]) => void
}

/** Which containers are read; the last one stays. */
export function ContainerToggles({ containers, onChoose }: ContainerTogglesProps) {
  const t = useTranslations('logs.containers')
  const chosen = containers.filter((one) => one.chosen).map(({ name }) => name)
  const toggle = (name: string): void => {
    const next = chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name]
    if (next.length > 0) onChoose(next)
  }
  return (
    <div role="group" aria-label={t('label')} className={classes.group}>
      {containers.map(({ name, role, chosen: on }, place) => (
        <Tooltip key={name} label={role === 'app' ? visibleText(name) : t(role)}>
          <button type="button" aria-pressed={on} className={classes.toggle} onClick={() => toggle(name)}>
            <span className={classes.swatch} style={{ color: streamColor(place) }} data-on={on} aria-hidden>
              {on && <IconCheck size={12} stroke={3} />}
            </span>
            <span className={classes.name}>{visibleText(name)}</span>
          </button>
        </Tooltip>
      ))}
    </div>
  )
}
