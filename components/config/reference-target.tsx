import { ObjectLink } from '@/components/layout/object-link'
import { useThingHref } from '@/lib/client/use-details-view'
import { kindTitle, readConfigKind } from '@/lib/config-objects/config-kinds'
import type { ObjectReference } from '@/lib/config-objects/references/reference'
import { visibleText } from '@/lib/std/visible-text'
import { namespacePath } from '@/lib/url/details-view'
import { Anchor } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'use-intl'

interface ReferenceTargetProps {
  readonly reference: Pick<ObjectReference, 'to' | 'namespace' | 'name' | 'state'>
}

/** What something points to, as a link where it is there and has a page. */
export function ReferenceTarget({ reference: { to, namespace, name, state } }: ReferenceTargetProps) {
  const t = useTranslations('config.targets')
  const href = useThingHref()
  const text = visibleText(namespace === '' ? name : `${namespace}/${name}`)
  const kind = readConfigKind(to)
  if (kind !== undefined) {
    return (
      <>
        {kindTitle(kind)}{' '}
        {state === 'found' ? <ObjectLink object={{ kind, namespace, name }}>{text}</ObjectLink> : text}
      </>
    )
  }
  if (to === 'mesh') return t('mesh')
  if (to === 'namespace') {
    return (
      <>
        {t('namespace')}{' '}
        {state === 'found' ? (
          <Anchor component={Link} href={namespacePath(name)} prefetch={false} underline="always" inherit>
            {visibleText(name)}
          </Anchor>
        ) : (
          visibleText(name)
        )}
      </>
    )
  }
  if ((to === 'service' || to === 'workload') && state === 'found') {
    return (
      <>
        {t(to)}{' '}
        <Anchor component={Link} href={href({ kind: to, namespace, name })} prefetch={false} underline="always" inherit>
          {text}
        </Anchor>
      </>
    )
  }
  if (to === 'other') return text
  return (
    <>
      {t(to === 'workload' ? 'workloads' : to === 'service' || to === 'host' || to === 'secret' ? to : 'host')} {text}
    </>
  )
}
