import { safeHref } from '@/lib/std/safe-href'
import { ActionIcon, Menu, Modal, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBook2, IconHelp, IconInfoCircle, IconKeyboard } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { KeyboardMap } from './keyboard-map'
import classes from './picker.module.css'
import { useSettings } from './settings-context'
import { useShortcut } from './use-shortcut'

export function HelpMenu() {
  const t = useTranslations('shell')
  const { documentationUrl, version } = useSettings()
  const [keysOpened, keys] = useDisclosure()
  const [aboutOpened, about] = useDisclosure()
  const documentation = documentationUrl === null ? undefined : safeHref(documentationUrl)
  useShortcut('?', keys.open)
  const close = { 'aria-label': t('help.close') }
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('help.label')}>
            <IconHelp size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconKeyboard size={16} />} rightSection={<kbd>?</kbd>} onClick={keys.open}>
            {t('help.keys')}
          </Menu.Item>
          {documentation !== undefined && (
            <Menu.Item
              component="a"
              href={documentation.href}
              target="_blank"
              rel="noopener noreferrer"
              leftSection={<IconBook2 size={16} />}
            >
              {t('help.documentation')}
              <small className={classes.itemWhy}>{documentation.target}</small>
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconInfoCircle size={16} />} onClick={about.open}>
            {t('help.about')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={keysOpened} onClose={keys.close} title={t('keys.title')} closeButtonProps={close} size={760}>
        <KeyboardMap />
      </Modal>
      <Modal opened={aboutOpened} onClose={about.close} title={t('help.about')} closeButtonProps={close}>
        <Text>{t('description')}</Text>
        <Text c="dimmed" mt="xs">
          {t('help.version', { version })}
        </Text>
        <Text c="dimmed">{t('help.licence')}</Text>
      </Modal>
    </>
  )
}
