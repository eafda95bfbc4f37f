import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'
import regionClasses from '@/components/ui/region.module.css'
import { visibleRole } from '@/lib/access/visible-role'
import type { MeshAnswer } from '@/lib/topology/model'
import { IconLock } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { ToSources } from './to-sources'

/** Names the right that is missing, with the role that grants it, and what can be seen without. */
export function MissingRight({ answer: { missing, missingIn } }: { readonly answer: MeshAnswer }) {
  const t = useTranslations('meshTopology')
  const role = missingIn === null ? null : visibleRole(missingIn)
  return (
    <Notice
      tone="not-ready"
      icon={<IconLock size={24} />}
      title={t('missing.title')}
      actions={
        <>
          {role === null ? null : <CopyButton text={role} />}
          <ToSources />
        </>
      }
    >
      <p>{missing}</p>
      {role === null ? null : (
        <>
          <p>{t('missing.role')}</p>
          <pre className={regionClasses.pre}>{role}</pre>
        </>
      )}
    </Notice>
  )
}
