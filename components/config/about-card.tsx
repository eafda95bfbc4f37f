import { Card } from '@/components/layout/card'
import { Facts } from '@/components/layout/facts'
import { Since } from '@/components/ui/since'
import type { ConfigObjectAnswer } from '@/lib/config-objects/object-answer'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'

/** Who owns the object, who wrote it last, in what version it was read. */
export function AboutCard({ answer }: { readonly answer: ConfigObjectAnswer }) {
  const t = useTranslations('config.about')
  const to = useTranslations('lists.config.tools')
  const { owners, fieldOwners, createdAt, deletedAt, generation, apiVersion, generated, now } = answer
  const last = fieldOwners.find(({ subresource }) => subresource === '')
  return (
    <Card title={t('title')}>
      <Facts
        facts={[
          [
            t('managedBy'),
            owners.length === 0
              ? null
              : owners.map(({ kind, name, paused, treatment }) => (
                  <div key={kind}>
                    {`${to(kind)} ${visibleText(name)}`.trim()}
                    {paused ? ` (${t('paused')})` : ''}
                    {`. ${t(`treatments.${treatment}`)}`}
                  </div>
                )),
          ],
          [t('generated'), generated ? t('generatedWhy') : null],
          [
            t('written'),
            last === undefined ? null : (
              <span key="written">
                {t.rich('writtenBy', {
                  manager: visibleText(last.manager),
                  when: () => <Since at={last.at} now={now} />,
                })}
              </span>
            ),
          ],
          [t('created'), <Since key="created" at={createdAt} now={now} />],
          [t('deleted'), deletedAt === null ? null : <Since key="deleted" at={deletedAt} now={now} />],
          [t('version'), visibleText(apiVersion)],
          [t('generation'), generation],
        ]}
      />
    </Card>
  )
}
