import { saveFile } from '@/components/ui/save-file'
import { CopyButton } from '@/components/ui/copy-button'
import { kindName } from '@/lib/config-objects/config-kinds'
import { editableExtent } from '@/lib/istio/edit/editable-kinds'
import type { ConfigObjectAnswer } from '@/lib/config-objects/object-answer'
import { Button, Group } from '@mantine/core'
import { IconDownload, IconRefresh, IconTrash } from '@tabler/icons-react'
import { useSettings } from '@/components/layout/settings-context'
import { useTranslations } from 'use-intl'
import { DuplicateButton } from './duplicate-button'
import { SplitButton } from './split-button'
import type { Editing } from './editing'
import { WizardLink } from './wizard-link'

interface ObjectActionsProps {
  readonly answer: ConfigObjectAnswer
  readonly onReload: () => void
  readonly onDelete: Editing['preview']
}

/** What can be done with the text of an object. */
export function ObjectActions({ answer, onReload, onDelete }: ObjectActionsProps) {
  const t = useTranslations('config.actions')
  const { viewOnly } = useSettings()
  const { text, kind, namespace, name, generated } = answer
  const file = [namespace, kindName(kind).toLowerCase(), name].filter((part) => part !== '').join('-')
  return (
    <Group gap={6}>
      <SplitButton answer={answer} />
      <CopyButton text={text} label={t('copy')} />
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() => saveFile(new Blob([text], { type: 'application/yaml;charset=utf-8' }), `${file}.yaml`)}
      >
        {t('download')}
      </Button>
      <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={onReload}>
        {t('reload')}
      </Button>
      <WizardLink answer={answer} />
      {editableExtent(kind) === 'all' ? <DuplicateButton answer={answer} /> : null}
      {viewOnly || generated ? null : (
        <Button
          variant="default"
          color="red"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => onDelete({ action: 'delete', kind, namespace, name })}
        >
          {t('delete')}
        </Button>
      )}
    </Group>
  )
}
