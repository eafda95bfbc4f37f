import { CHECKS_PATH } from '@/lib/url/check-path'
import { CHECK_PATH } from '@/lib/url/config-view'
import { newObjectPath } from '@/lib/url/new-object-view'
import { Button, Group } from '@mantine/core'
import { IconListCheck, IconListSearch, IconPlus } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'

/** What can be begun from the list of configuration. */
export function ConfigActions() {
  const t = useTranslations('lists.config')
  return (
    <Group gap={8}>
      <Button
        component={Link}
        href={newObjectPath('virtualservices.networking.istio.io')}
        prefetch={false}
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
      >
        {t('create')}
      </Button>
      <Button
        component={Link}
        href={CHECK_PATH}
        prefetch={false}
        variant="default"
        leftSection={<IconListCheck size={16} aria-hidden />}
      >
        {t('check')}
      </Button>
      <Button
        component={Link}
        href={CHECKS_PATH}
        prefetch={false}
        variant="default"
        leftSection={<IconListSearch size={16} aria-hidden />}
      >
        {t('checks')}
      </Button>
    </Group>
  )
}
