import { computed } from 'vue';
import { currentTheme } from '@/theme/theme';

/** Colours of the charts; the same as those of the pages, which a canvas cannot read by itself. */
export interface Palette {
  text: string;
  dim: string;
  line: string;
  panel: string;
  buy: string;
  sell: string;
  warn: string;
  accent: string;
  /** For series without a meaning of their own. */
  series: string[];
}

const LIGHT: Palette = {
  text: '#17212b',
  dim: '#586673',
  line: '#dde3ea',
  panel: '#ffffff',
  buy: '#0f9d70',
  sell: '#d64550',
  warn: '#b87900',
  accent: '#0b6bbf',
  series: ['#0b6bbf', '#b35c00', '#0f9d70', '#8b46b8', '#c23a6b', '#4f6478'],
};

const DARK: Palette = {
  text: '#e2e9f0',
  dim: '#9aa8b5',
  line: '#25303b',
  panel: '#141b23',
  buy: '#34c294',
  sell: '#f2707c',
  warn: '#e9b04d',
  accent: '#58a9f0',
  series: ['#58a9f0', '#f0a45c', '#34c294', '#c08cf0', '#f280ab', '#9db2c6'],
};

/** The palette of the theme in force. */
export const palette = computed<Palette>(() => (currentTheme.value === 'dark' ? DARK : LIGHT));
