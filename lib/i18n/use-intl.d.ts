import type { formats } from './formats'
import type { en } from './messages/en'

// Makes a missing key, a wrong argument or an unknown format fail the build.
declare module 'use-intl' {
  interface AppConfig {
    Locale: 'en'
    Messages: typeof en
    Formats: typeof formats
  }
}
