import { readonly, ref } from 'vue';

export type Theme = 'light' | 'dark';

const KEY = 'tidewatch.theme';
const theme = ref<Theme>('light');

/** The theme in force. */
export const currentTheme = readonly(theme);

function stored(): Theme | null {
  try {
    const found = localStorage.getItem(KEY);
    return found === 'light' || found === 'dark' ? found : null;
  } catch {
    return null;
  }
}

function show(wanted: Theme): void {
  theme.value = wanted;
  document.documentElement.classList.toggle('dark', wanted === 'dark');
}

/** Takes the theme that was chosen, or follows the system. */
export function startTheme(): void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  show(stored() ?? (system.matches ? 'dark' : 'light'));
  system.addEventListener('change', () => {
    if (stored() === null) {
      show(system.matches ? 'dark' : 'light');
    }
  });
}

/** Chooses a theme for good. */
export function chooseTheme(wanted: Theme): void {
  show(wanted);
  try {
    localStorage.setItem(KEY, wanted);
  } catch {
    // It counts until the page is closed.
  }
}
