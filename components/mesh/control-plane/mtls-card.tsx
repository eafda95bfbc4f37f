import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { ObjectLink } from '@/components/layout/object-link'
import { CardTable } from '@/components/table/card-table'
import { StatusMark } from '@/components/ui/status-mark'
import type { MeshMtls, MtlsOverride } from '@/lib/control-plane/mtls/model'
import type { ConfigRef } from '@/lib/url/config-view'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'

/** What the mesh asks of callers, and who says otherwise for a part of it. */
export function MtlsCard({ mtls }: { readonly mtls: MeshMtls }) {
  const t = useTranslations('meshControlPlane.mtls')
  const { usual, policy, autoMtls, overrides } = mtls
  return (
    <Card title={t('title')} count={overrides.length}>
      <p className={cardClasses.quiet}>
        {t(`usual.${usual}`)}{' '}
        {policy === null
          ? t('byNobody')
          : t.rich('by', {
              policy: () => <ObjectLink object={refOf(policy)}>{visibleText(policy.name)}</ObjectLink>,
            })}{' '}
        {t(autoMtls ? 'auto' : 'noAuto')}
      </p>
      {overrides.length === 0 ? (
        <p className={cardClasses.quiet}>{t('none')}</p>
      ) : (
        <CardTable
          label={t('title')}
          columns={[{ title: t('policy') }, { title: t('namespace') }, { title: t('level') }, { title: t('mode') }]}
        >
          {overrides.map((one) => (
            <OverrideLine key={`${one.namespace}/${one.name}/${one.port ?? ''}`} override={one} />
          ))}
        </CardTable>
      )}
    </Card>
  )
}

function OverrideLine({ override }: { readonly override: MtlsOverride }) {
  const t = useTranslations('meshControlPlane.mtls')
  const tw = useTranslations('meshControlPlane.words')
  const { namespace, name, level, port, mode, differs } = override
  return (
    <tr>
      <th scope="row">
        <ObjectLink object={refOf(override)}>{visibleText(name)}</ObjectLink>
      </th>
      <td>{visibleText(namespace)}</td>
      <td>{t(`levels.${level}`, { port: String(port ?? '') })}</td>
      <td>
        {differs ? (
          <StatusMark status="info">{tw(mode)}</StatusMark>
        ) : (
          <>
            {tw(mode)} <span className={cardClasses.aside}>{t('same')}</span>
          </>
        )}
      </td>
    </tr>
  )
}

function refOf({ namespace, name }: { readonly namespace: string; readonly name: string }): ConfigRef {
  return { kind: 'peerauthentications.security.istio.io', namespace, name }
}
