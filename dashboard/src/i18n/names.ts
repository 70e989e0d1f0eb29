import { useI18n } from 'vue-i18n';

/** Words for names that the server uses; a name without a word stands for itself. */
export function useNames(): {
  rule: (id: string) => string;
  word: (group: string, name: string | null | undefined) => string;
} {
  const { t, te } = useI18n();
  const word = (group: string, name: string | null | undefined): string => {
    if (name === null || name === undefined || name === '') {
      return '–';
    }
    const key = `${group}.${name}`;
    return te(key) ? t(key) : name;
  };
  return { rule: (id) => word('rule', id), word };
}
