import { createTheme, type CSSVariablesResolver, type MantineColorsTuple, rem } from '@mantine/core'

// Mantine's neutrals become slate, so that what takes no token of ours fits all the same.
const slate: MantineColorsTuple = [
  '#f6f8fb',
  '#eef2f7',
  '#dfe5ee',
  '#c8d2df',
  '#a3b0c2',
  '#7f8da2',
  '#5b6a80',
  '#475569',
  '#263349',
  '#0f172a',
]
const night: MantineColorsTuple = [
  '#e7ecf4',
  '#c5cfde',
  '#a6b3c8',
  '#7d8ba1',
  '#33425e',
  '#223049',
  '#182237',
  '#121a2b',
  '#0e1524',
  '#0b1120',
]
const indigo: MantineColorsTuple = [
  '#eceafd',
  '#dcd9fb',
  '#bdb8f8',
  '#a5b0ff',
  '#8187f3',
  '#5b5bea',
  '#4f46e5',
  '#4239c4',
  '#372fa3',
  '#2b2580',
]

/** Widths are chosen for wide pages; on a telephone nothing may stick out. */
const floating = { maxWidth: 'calc(100vw - 16px)' }
const dialogTitle = { fontSize: rem(16), fontWeight: 600 }

export const theme = createTheme({
  colors: { gray: slate, dark: night, indigo },
  primaryColor: 'indigo',
  primaryShade: { light: 6, dark: 5 },
  defaultRadius: 6,
  radius: { xs: rem(3), sm: rem(4), md: rem(6), lg: rem(8), xl: rem(12) },
  spacing: { xs: rem(8), sm: rem(12), md: rem(16), lg: rem(20), xl: rem(24) },
  fontFamily: "'Inter Figures', 'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontSizes: { xs: rem(12), sm: rem(13), md: rem(14), lg: rem(16), xl: rem(20) },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: rem(18), lineHeight: '1.35' },
      h2: { fontSize: rem(16), lineHeight: '1.4' },
      h3: { fontSize: rem(14), lineHeight: '1.45' },
    },
  },
  shadows: {
    xs: 'none',
    sm: 'none',
    md: 'var(--pharos-shadow)',
    lg: 'var(--pharos-shadow)',
    xl: 'var(--pharos-shadow)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 150, withArrow: false, multiline: true, maw: 320 } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } }, styles: { dropdown: floating } },
    // The placeholder that takes the first focus is no legal child of a menu (axe); the first item takes it instead.
    Menu: {
      defaultProps: { shadow: 'md', transitionProps: { duration: 120 }, withInitialFocusPlaceholder: false },
      styles: { dropdown: floating },
    },
    // The document does not scroll, only <main> does, and the library behind the lock adds a style element without a nonce.
    Modal: { defaultProps: { lockScroll: false, transitionProps: { duration: 150 } }, styles: { title: dialogTitle } },
    Drawer: { defaultProps: { lockScroll: false, transitionProps: { duration: 150 } }, styles: { title: dialogTitle } },
    // Both are <header>, which outside of a section stands for the header of the document.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
  },
})

const shared = {
  '--mantine-color-body': 'var(--pharos-surface)',
  '--mantine-color-text': 'var(--pharos-text)',
  '--mantine-color-dimmed': 'var(--pharos-muted)',
  '--mantine-color-placeholder': 'var(--pharos-muted)',
  '--mantine-color-anchor': 'var(--pharos-accent)',
  '--mantine-color-error': 'var(--pharos-failure-text)',
  '--mantine-color-default': 'var(--pharos-surface)',
  '--mantine-color-default-hover': 'var(--pharos-sunken)',
  '--mantine-color-default-color': 'var(--pharos-text)',
  '--mantine-color-indigo-light-color': 'var(--pharos-accent)',
  '--mantine-color-default-border': 'var(--pharos-border)',
}

/** Points Mantine's own variables at the tokens of theme.css. */
export const themeVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared })
