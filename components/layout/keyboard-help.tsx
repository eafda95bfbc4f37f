import { useOpenedHere } from '@/components/ui/use-opened-here'
import { Modal } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { KeyboardMap } from './keyboard-map'

interface KeyboardHelpProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** The keys, in a window of their own. */
export function KeyboardHelp({ opened, onClose }: KeyboardHelpProps) {
  const t = useTranslations('shell')
  return (
    <Modal
      opened={useOpenedHere(opened)}
      onClose={onClose}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('help.close') }}
      size={760}
    >
      <KeyboardMap />
    </Modal>
  )
}
