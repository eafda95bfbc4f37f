import { ActionIcon, Popover, Text } from '@mantine/core'
import { IconUserCircle } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useSettings } from './settings-context'

/** Who Pharos takes the person for, and what that means. */
export function UserMenu() {
  const t = useTranslations('shell')
  const { userName, anonymous, viewOnly } = useSettings()
  return (
    <Popover position="bottom-end" width={300}>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('user.label')}>
          <IconUserCircle size={20} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('user.label')}>
        <Text fw={500}>{anonymous ? t('anonymous') : t('user.signedInAs', { name: userName })}</Text>
        {anonymous && (
          <Text size="sm" c="dimmed" mt={4}>
            {t('anonymousWhy')}
          </Text>
        )}
        {viewOnly && (
          <Text size="sm" c="dimmed" mt={4}>
            {t('viewOnlyWhy')}
          </Text>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
