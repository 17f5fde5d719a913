import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** The one accent: the blue of ink. */
const ink: MantineColorsTuple = [
  '#f0f3fb',
  '#dfe5f4',
  '#bccae9',
  '#9db0e0',
  '#7d94d2',
  '#5f79c0',
  '#4763ac',
  '#34508f',
  '#294176',
  '#1e315b',
]

/** Greys with a little warmth, as paper has. */
const gray: MantineColorsTuple = [
  '#f9f8f5',
  '#f2f0ec',
  '#e8e5df',
  '#dad6ce',
  '#c2bdb4',
  '#98928a',
  '#79736b',
  '#5a554f',
  '#3d3935',
  '#23211e',
]

const dark: MantineColorsTuple = [
  '#edeae5',
  '#cfcbc4',
  '#aba69e',
  '#827d76',
  '#4a4641',
  '#3a3733',
  '#2a2825',
  '#211f1d',
  '#191816',
  '#121110',
]

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { ink, gray, dark },
  black: '#23211e',
  white: '#ffffff',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
  headings: { fontWeight: '620', textWrap: 'balance' },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '20px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    PasswordInput: {
      defaultProps: { visibilityToggleButtonProps: { 'aria-label': 'Show what is typed', tabIndex: 0 } },
    },
  },
})

/** What Mantine's palette cannot say: surfaces and the colours of states, each readable (AA) on both grounds. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fcfbf9',
    '--mantine-color-dimmed': '#565149',
    '--mantine-color-placeholder': '#79736b',
    '--mantine-color-error': '#a8261c',
    '--accent': '#34508f',
    '--danger-filled': '#a8261c',
    '--surface-raised': '#ffffff',
    '--surface-sunk': '#f4f2ee',
    '--line': '#e5e1da',
    '--state-progress': '#1c6378',
    '--state-waiting': '#875006',
    '--state-done': '#2b6a3a',
    '--state-failed': '#a8261c',
    '--state-quiet': '#565149',
    '--mark': '#fbe9b0',
  },
  dark: {
    '--mantine-color-body': '#191816',
    '--mantine-color-dimmed': '#aba69e',
    '--mantine-color-anchor': '#9db0e0',
    '--mantine-color-placeholder': '#8b867e',
    '--mantine-color-error': '#f2938a',
    '--accent': '#9db0e0',
    '--danger-filled': '#a8261c',
    '--surface-raised': '#211f1d',
    '--surface-sunk': '#131211',
    '--line': '#36332f',
    '--state-progress': '#7cc3d8',
    '--state-waiting': '#e5b266',
    '--state-done': '#8ccb98',
    '--state-failed': '#f2938a',
    '--state-quiet': '#aba69e',
    '--mark': '#5a4a14',
  },
})
