import { buildTools } from './tools/build'
await buildTools((line: string) => console.log(new Date().toISOString(), line))
