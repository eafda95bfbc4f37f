import { useOpenedHere } from '@/components/ui/use-opened-here'
import { Modal, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useSettings } from './settings-context'

interface AboutProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** What this is, and which version of it. */
export function About({ opened, onClose }: AboutProps) {
  const t = useTranslations('shell')
  const { version } = useSettings()
  return (
    <Modal
      opened={useOpenedHere(opened)}
      onClose={onClose}
      title={t('help.about')}
      closeButtonProps={{ 'aria-label': t('help.close') }}
    >
      <Text>{t('description')}</Text>
      <Text c="dimmed" mt="xs">
        {t('help.version', { version })}
      </Text>
      <Text c="dimmed">{t('help.licence')}</Text>
    </Modal>
  )
}
