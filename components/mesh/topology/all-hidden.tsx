import { Notice } from '@/components/ui/notice'
import { useMeshTopologyView } from '@/lib/client/use-mesh-topology-view'
import { Button } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

/** There is a mesh, and all of it is hidden: how to have it back. */
export function AllHidden() {
  const t = useTranslations('meshTopology')
  const [, change] = useMeshTopologyView()
  return (
    <Notice
      icon={<IconEyeOff size={24} />}
      title={t('allHidden')}
      actions={<Button onClick={() => change({ hide: null, show: null })}>{t('showAll')}</Button>}
    >
      {t('allHiddenBy')}
    </Notice>
  )
}
