import { MAX_PODS } from '@/lib/logs/choose-streams'
import type { LogPod } from '@/lib/logs/log-targets'
import { visibleText } from '@/lib/std/visible-text'
import { Button, Checkbox, Popover } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './pod-picker.module.css'

interface PodPickerProps {
  readonly pods: readonly LogPod[]
  /** Names of those that are read. */
  readonly chosen: readonly string[]
  /** Empty: back to the newest ready one. */
  readonly onChoose: (names: readonly string[]) => void
}

/** Which pods are read, together. */
export function PodPicker({ pods, chosen, onChoose }: PodPickerProps) {
  const t = useTranslations('logs.pods')
  const [only] = chosen
  const name =
    chosen.length === 1 && only !== undefined
      ? visibleText(only)
      : t('some', { count: chosen.length, all: pods.length })
  return (
    <Popover position="bottom-start" width={420} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          className={classes.button}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={t('button', { name })}
        >
          {name}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('label')}>
        <div className={classes.tools}>
          <Button variant="subtle" size="compact-xs" onClick={() => onChoose([])}>
            {t('newest')}
          </Button>
          <Button
            variant="subtle"
            size="compact-xs"
            disabled={pods.length > MAX_PODS}
            onClick={() => onChoose(pods.map((pod) => pod.name))}
          >
            {t('all')}
          </Button>
        </div>
        <Checkbox.Group
          value={[...chosen]}
          onChange={(names) => onChoose(names)}
          label={t('label')}
          classNames={{ label: classes.label }}
        >
          <div className={classes.list}>
            {pods.map((pod) => (
              <Checkbox
                key={pod.name}
                value={pod.name}
                size="xs"
                label={visibleText(pod.name)}
                description={pod.ready ? undefined : t('notReady')}
                disabled={chosen.length >= MAX_PODS && !chosen.includes(pod.name)}
              />
            ))}
          </div>
        </Checkbox.Group>
        {pods.length > MAX_PODS && <p className={classes.note}>{t('tooMany', { count: MAX_PODS })}</p>}
      </Popover.Dropdown>
    </Popover>
  )
}
