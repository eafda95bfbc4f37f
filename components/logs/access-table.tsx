import { isResponseFlag, splitFlags } from '@/lib/graph/panel/response-flags'
import { ACCESS_FIELDS, type AccessLine } from '@/lib/logs/access/access-fields'
import { useTranslations } from 'use-intl'
import classes from './line-details.module.css'

/** An access line, each field with its meaning; flags in words. */
export function AccessTable({ access }: { readonly access: AccessLine }) {
  const t = useTranslations('logs.line')
  const field = useTranslations('logs.accessFields')
  const meaning = useTranslations('graph.responseFlags')
  const flags = splitFlags(access.fields.response_flags ?? '')
  return (
    <>
      {flags.length > 0 && (
        <>
          <h3 className={classes.heading}>{t('flags')}</h3>
          <dl className={classes.flags}>
            {flags.map((flag) => (
              <div key={flag}>
                <dt>
                  <code>{flag}</code>
                </dt>
                <dd>{isResponseFlag(flag) ? meaning(flag) : t('unknownFlag')}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <h3 className={classes.heading}>{access.fields.method === undefined ? t('connection') : t('access')}</h3>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('field')}</th>
            <th scope="col">{t('value')}</th>
            <th scope="col">{t('meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {ACCESS_FIELDS.map((name) => (
            <tr key={name}>
              <th scope="row">{field(`${name}.name`)}</th>
              <td className={classes.value}>{access.fields[name] ?? '–'}</td>
              <td className={classes.means}>{field(`${name}.means`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {access.others.length > 0 && (
        <>
          <h3 className={classes.heading}>{t('others')}</h3>
          <table className={classes.table}>
            <tbody>
              {access.others.map(([key, value]) => (
                <tr key={key}>
                  <th scope="row">{key}</th>
                  <td className={classes.value}>{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  )
}
