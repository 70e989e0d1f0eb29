import { createI18n } from 'vue-i18n';
import { ref } from 'vue';
import type { Language as ElementLanguage } from 'element-plus/es/locale';

export type Language = 'en' | 'zh';
export const LANGUAGES: readonly Language[] = ['en', 'zh'];

const KEY = 'tidewatch.language';

export const i18n = createI18n({ legacy: false, locale: 'en', fallbackLocale: 'en', messages: {} });

/** The words of Element Plus in the language in force. */
export const elementWords = ref<ElementLanguage>();

/** The language that was chosen, or else the browser's. */
export function preferredLanguage(): Language {
  try {
    const chosen = localStorage.getItem(KEY);
    if (chosen === 'en' || chosen === 'zh') {
      return chosen;
    }
  } catch {
    // Without storage the browser's own language counts.
  }
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Loads a language if need be and speaks it from then on. */
export async function speak(language: Language, keep = false): Promise<void> {
  if (language === 'zh') {
    const [words, element] = await Promise.all([
      import('./zh'),
      import('element-plus/es/locale/lang/zh-cn'),
    ]);
    i18n.global.setLocaleMessage('zh', words.default);
    elementWords.value = element.default;
  } else {
    const words = await import('./en');
    i18n.global.setLocaleMessage('en', words.default);
    elementWords.value = undefined;
  }
  i18n.global.locale.value = language;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  if (keep) {
    try {
      localStorage.setItem(KEY, language);
    } catch {
      // It is asked for again at the next visit.
    }
  }
}
