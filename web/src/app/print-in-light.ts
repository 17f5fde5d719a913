/** Paper is light: while a page is printed it has the light colours, whatever the screen has. */
export function printInLight(): void {
  const { dataset } = document.documentElement
  let onScreen: string | undefined
  window.addEventListener('beforeprint', () => {
    onScreen = dataset.mantineColorScheme
    dataset.mantineColorScheme = 'light'
  })
  window.addEventListener('afterprint', () => {
    if (onScreen) dataset.mantineColorScheme = onScreen
  })
}
