import { useOverviewView } from '@/lib/client/use-overview-view'
import { INSIGHTS, type InsightName } from '@/lib/overview/model'
import { ActionIcon, Checkbox, Popover, Stack } from '@mantine/core'
import { IconSettings } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

/** Which tables there are. */
export function InsightsMenu({ chosen }: { readonly chosen: readonly InsightName[] }) {
  const t = useTranslations('overview.insights')
  const [, change] = useOverviewView()
  return (
    <Popover position="bottom-end" width={200} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size={24} aria-label={t('choose')}>
          <IconSettings size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('choose')}>
        <Stack gap="xs">
          {INSIGHTS.map((name) => (
            <Checkbox
              key={name}
              size="xs"
              label={t(`tables.${name}`)}
              checked={chosen.includes(name)}
              onChange={({ currentTarget: { checked } }) =>
                change({ si: INSIGHTS.filter((one) => (one === name ? checked : chosen.includes(one))) })
              }
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
