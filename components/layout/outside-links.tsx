'use client'

import { linksQuery } from '@/lib/client/links-query'
import { useDetailsView } from '@/lib/client/use-details-view'
import { useSourceHref } from '@/lib/client/use-source-href'
import { visibleText } from '@/lib/std/visible-text'
import { Button, Menu, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconChevronDown, IconExternalLink } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'

/** Where the installation's own pages tell more of it: a menu, where there is any. What Grafana lacks is said, and no link. */
export function OutsideLinks({ reference }: { readonly reference: string }) {
  const t = useTranslations('shell.links')
  const hrefOf = useSourceHref()
  const [page] = useDetailsView()
  const { data } = useQuery(linksQuery(reference, page))
  if (data === undefined) return null
  const { links, missing, failure } = data
  if (links.length + missing.length === 0 && failure === null) return null
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {t('label')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('label')}>
        {links.map(({ from, title, url }) => (
          <Menu.Item
            key={`${title} ${url}`}
            component="a"
            href={url}
            target="_blank"
            rel="noreferrer"
            rightSection={<IconExternalLink size={14} aria-hidden />}
          >
            {from === 'grafana' ? t('grafana', { title: visibleText(title) }) : visibleText(title)}
          </Menu.Item>
        ))}
        {missing.map((title) => (
          <Text key={title} size="xs" c="dimmed" px="sm" py={6}>
            {t('missing', { title: visibleText(title) })}
          </Text>
        ))}
        {failure === null ? null : (
          <Text size="xs" c="dimmed" px="sm" py={6}>
            {t('failed', { message: failure })}
          </Text>
        )}
        {missing.length === 0 && failure === null ? null : (
          <Menu.Item
            component={Link}
            href={hrefOf({ source: 'grafana', ...(failure === null ? { cause: 'S25' } : {}) })}
            prefetch={false}
          >
            {t('why')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
