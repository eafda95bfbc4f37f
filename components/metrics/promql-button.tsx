import { CopyButton } from '@/components/ui/copy-button'
import type { ChartModel } from '@/lib/metrics/things/metrics-answer'
import { ActionIcon, Popover, Text } from '@mantine/core'
import { IconCode } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './metrics.module.css'
import { statKey } from './use-line-names'

/** With what the numbers of a chart were asked, to be taken along. */
export function PromqlButton({ title, promql }: { readonly title: string } & Pick<ChartModel, 'promql'>) {
  const t = useTranslations('metrics')
  const label = t('promql', { title })
  return (
    <Popover width={480} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={label} title={label}>
          <IconCode size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} className={classes.popover}>
        <Text size="xs" c="dimmed">
          {t('promqlText')}
        </Text>
        {promql.map(({ stat, name, text }) => (
          <div key={`${stat} ${name ?? ''}`}>
            {/* A region that scrolls must be reachable by keyboard. */}
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
            <pre className={classes.promql} tabIndex={0}>
              {text}
            </pre>
            <CopyButton
              text={text}
              {...(promql.length > 1 ? { label: t('copyOf', { what: name ?? t(`stats.${statKey(stat)}`) }) } : {})}
            />
          </div>
        ))}
      </Popover.Dropdown>
    </Popover>
  )
}
