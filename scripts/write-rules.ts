import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { RULE_FILES } from './rule-files'

// Writes the recording rules: those for proxies scraped every 15 seconds into deploy/rules, or others into a folder of your own.
// `npm run rules -- --scrape-interval 30 --folder /tmp`

const { values } = parseArgs({
  options: {
    'scrape-interval': { type: 'string', default: '15' },
    folder: { type: 'string', default: 'deploy/rules' },
  },
})
for (const [name, write] of Object.entries(RULE_FILES)) {
  writeFileSync(`${values.folder}/${name}`, write(Number(values['scrape-interval'])))
}
